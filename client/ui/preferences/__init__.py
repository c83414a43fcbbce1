"""The preferences: a window of pages, each of which shows settings and says what is changed."""

from client.ui.preferences.window import PreferencesWindow

__all__ = ["PreferencesWindow"]
