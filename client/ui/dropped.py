"""What was dropped, pasted or copied, as plain values."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files and folders, or a picture, or a text.

    Attributes:
        paths: files and folders on this machine.
        image: a picture as PNG.
        text: a text.
    """

    paths: tuple[Path, ...] = ()
    image: bytes | None = None
    text: str | None = None


def can_read(mime: QMimeData) -> bool:
    """Whether there is anything in it that can be shared; quick, for a drag that hovers."""
    return mime.hasUrls() or mime.hasImage() or mime.hasText()


def read(mime: QMimeData) -> Dropped | None:
    """What is in it, files before pictures before text; None when there is nothing to share."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Dropped(paths=paths)
    if mime.hasImage():
        image = mime.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Dropped(image=_png(image))
    text = mime.text()
    return Dropped(text=text) if text.strip() else None


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG", 80)
    return bytes(content.data())
