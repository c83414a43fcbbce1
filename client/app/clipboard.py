"""Text onto the clipboard and what is on it, on the GUI thread."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copy(text: str) -> None:
    """Puts a text on the clipboard. On X11 it stays pasteable for as long as the app runs."""
    QGuiApplication.clipboard().setText(text)


def is_ours() -> bool:
    """Whether what is on the clipboard was put there by this app."""
    return QGuiApplication.clipboard().ownsClipboard()


def contents() -> QMimeData:
    """What is on the clipboard now."""
    return QGuiApplication.clipboard().mimeData()
