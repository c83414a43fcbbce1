"""The small window that takes drops where the tray cannot."""

from client.ui.dropzone.window import DropWindow

__all__ = ["DropWindow"]
