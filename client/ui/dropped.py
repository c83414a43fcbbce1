"""What was dropped, pasted or copied, as plain values."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

_PNG = "image/png"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was copied or dropped, not encoded yet unless it came so."""

    content: QImage | bytes

    def png(self) -> bytes:
        """The picture as a PNG file. Encoding takes a while: not for the GUI thread."""
        return _encoded(self.content) if isinstance(self.content, QImage) else self.content


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files and folders, or a picture, or a text.

    Attributes:
        paths: files and folders on this machine.
        image: a picture.
        text: a text.
    """

    paths: tuple[Path, ...] = ()
    image: Picture | None = None
    text: str | None = None


def can_read(mime: QMimeData) -> bool:
    """Whether there is anything in it that can be shared; quick, for a drag that hovers."""
    return mime.hasUrls() or mime.hasImage() or mime.hasText()


def read(mime: QMimeData) -> Dropped | None:
    """What is in it, files before pictures before text; None when there is nothing to share."""
    paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    if paths:
        return Dropped(paths=paths)
    picture = _picture(mime)
    if picture is not None:
        return Dropped(image=picture)
    text = mime.text()
    return Dropped(text=text) if text.strip() else None


def _picture(mime: QMimeData) -> Picture | None:
    """The file as it is where there is one, for nothing is lost and nothing is to be done."""
    if mime.hasFormat(_PNG):
        file = mime.data(_PNG).data()
        if file:
            return Picture(bytes(file))
    image = mime.imageData() if mime.hasImage() else None
    return Picture(image) if isinstance(image, QImage) and not image.isNull() else None


def _encoded(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes, which fail
    return bytes(content.data())
