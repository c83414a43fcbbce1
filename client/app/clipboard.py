"""Text and pictures onto the clipboard and what is on it, on the GUI thread."""

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage


def copy(text: str) -> None:
    """Puts a text on the clipboard. On X11 it stays pasteable for as long as the app runs."""
    QGuiApplication.clipboard().setText(text)


def copy_picture(image: QImage, png: bytes = b"", text: str = "") -> None:
    """Puts a picture on the clipboard.

    Args:
        image: its pixels.
        png: the file that it is already, if it is one.
        text: for programs that take no pictures.
    """
    mime = QMimeData()
    if png:
        mime.setData("image/png", QByteArray(png))
    mime.setImageData(image)
    if text:
        mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


def is_ours() -> bool:
    """Whether what is on the clipboard was put there by this app."""
    return QGuiApplication.clipboard().ownsClipboard()


def contents() -> QMimeData:
    """What is on the clipboard now."""
    return QGuiApplication.clipboard().mimeData()
