"""From a file, or a capture, to a picture that can be edited. Not for the GUI thread."""

import errno
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader, QPainter

from capture.encode import ImageFormat, encode
from client.app.editing import fast_png
from client.app.editing.draft import Draft
from client.app.editing.finishing import encoded
from client.core.annotations import Annotations, digest_of
from client.exit_codes import ExitCode
from client.ui.editor import KINDS, BadRecord, Scene, scene_from

if TYPE_CHECKING:
    from capture.models import Frame

FORMATS = ("png", "jpeg", "webp", "gif", "bmp")

_MOST_PIXELS = 100_000_000  # as for thumbnails: what claims to be larger is not decoded at all
_MOST_BYTES = 512 * 1024 * 1024  # of a file; a hundred million pixels need less in any format
_MOST_MEBIBYTES = 512  # of decoded pixels, for Qt's own check of what a header claims
_DOTS_PER_METRE = 96 / 0.0254  # of a picture that is not magnified


class CannotOpen(Exception):
    """A file that cannot be edited.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
        exit_code: what a command ends with.
    """

    exit_code = ExitCode.FILE

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture to be edited.

    Attributes:
        image: the pixels below everything, opaque.
        scene: what was drawn on it before; None = nothing.
        original: makes the picture file below, for its annotations.
        path: the file that was opened; None for a capture that is in none yet.
        edited: the digest of that file's content.
        scale: physical pixels per logical pixel of what it shows; None = not known.
        draft: the file that keeps a capture until it is saved or uploaded.
    """

    image: QImage
    scene: Scene | None
    original: Callable[[], bytes]
    path: Path | None = None
    edited: str = ""
    scale: float | None = None
    draft: Draft | None = None


def open_file(path: Path, annotations: Annotations | None) -> Opened:
    """Reads a picture file and, with `annotations`, what was drawn on it before.

    Raises:
        CannotOpen: it is not there, no picture, broken, or would take too much memory.
    """
    content = _read(path)
    with ThreadPoolExecutor(1) as beside:
        digest = beside.submit(digest_of, content)
        image = decode(content, path.name)
        edited = digest.result()
    found = annotations.find(edited) if annotations is not None else None
    if found is not None:
        below = _below(found.original, path)
        scene = _scene(found.record, below) if below is not None else None
        if below is not None and scene is not None:
            original = found.original
            return Opened(below, scene, lambda: original, path, edited, _scale(below))
    return Opened(image, None, lambda: content, path, edited, _scale(image))


def open_image(image: QImage) -> Opened:
    """A picture that is only in memory, as one that is pinned."""
    return Opened(_opaque(image), None, lambda: encoded(image, ImageFormat.PNG, 100, None))


def open_frame(frame: "Frame", draft: Draft) -> Opened:
    """A capture, without a detour through a file."""
    pixels = QImage(
        frame.pixels, frame.width, frame.height, frame.stride, QImage.Format.Format_RGB32
    )
    return Opened(
        pixels.copy(),  # Qt would not keep the frame's bytes alive
        None,
        lambda: encode(frame, ImageFormat.PNG),
        draft.path,
        scale=frame.scale,
        draft=draft,
    )


def _read(path: Path) -> bytes:
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise CannotOpen(f"{path} is not a file.", "Name a picture.")
        if facts.st_size > _MOST_BYTES:
            raise CannotOpen(f"{path} is too large to be edited.", "Make it smaller first.")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise CannotOpen(f"There is no file {path}.", "Check its name.") from error
    except OSError as error:
        reason = "its name is too long" if error.errno == errno.ENAMETOOLONG else error.strerror
        raise CannotOpen(f"{path} cannot be read: {reason}.", "Check its permissions.") from error
    except ValueError as error:
        raise CannotOpen(f"There is no file {str(path)!r}.", "Check its name.") from error


def decode(content: bytes, name: str) -> QImage:
    """A picture's pixels, on white where it lets something through.

    Raises:
        CannotOpen: it is no picture, broken, or would take too much memory.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    QImageReader.setAllocationLimit(_MOST_MEBIBYTES)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).decode() not in FORMATS:
        raise CannotOpen(
            f"{name} is no picture that can be edited.", "PNG, JPEG, WebP, GIF and BMP can."
        )
    size = reader.size()
    if size.isValid() and size.width() * size.height() > _MOST_PIXELS:
        raise CannotOpen(
            f"{name} has {size.width()} × {size.height()} pixels, which is too many.",
            "Make it smaller first.",
        )
    quick = fast_png.decode(content)
    image = quick if quick is not None else reader.read()
    if image.isNull() or image.width() * image.height() > _MOST_PIXELS:
        raise CannotOpen(f"{name} is broken and cannot be shown.", "Get it again.")
    return _opaque(image)


def _opaque(image: QImage) -> QImage:
    """The picture on white, as pages show it, in the format that painting is quickest in."""
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    white = QImage(image.size(), QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    white.setDotsPerMeterX(image.dotsPerMeterX())
    painter = QPainter(white)
    painter.drawImage(0, 0, image)
    painter.end()
    return white


def _below(original: bytes, path: Path) -> QImage | None:
    try:
        return decode(original, path.name)
    except CannotOpen:
        return None


def _scene(record: object, image: QImage) -> Scene | None:
    try:
        scene = scene_from(record, KINDS)
    except BadRecord:
        return None
    return scene if (scene.width, scene.height) == (image.width(), image.height()) else None


def _scale(image: QImage) -> float | None:
    scale = round(image.dotsPerMeterX() / _DOTS_PER_METRE, 2)
    return scale if 1.0 <= scale <= 8.0 else None
