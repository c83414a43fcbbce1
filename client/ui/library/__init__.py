"""The library: a window with everything that was shared or is on its way."""

from client.ui.library.entry import Action, Entry, EntryState, Kind
from client.ui.library.window import LibraryWindow, Situation

__all__ = ["Action", "Entry", "EntryState", "Kind", "LibraryWindow", "Situation"]
