"""The window that welcomes somebody who starts the app for the first time."""

from client.ui.first_start.window import FirstStartWindow

__all__ = ["FirstStartWindow"]
