"""From a snapshot of the editor to a file: rendered, encoded, its annotations kept.

Nothing here is for the GUI thread.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from capture.atomic import write_atomically
from capture.encode import ImageFormat, encode
from capture.models import Frame, Region
from client.core.annotations import Annotations, digest_of
from client.ui.editor import Snapshot, record_of, render

BY_ENDING = {
    ".png": ImageFormat.PNG,
    ".jpg": ImageFormat.JPEG,
    ".jpeg": ImageFormat.JPEG,
    ".webp": ImageFormat.WEBP,
}
"""The formats that can be written, by the ending of a file's name."""


@dataclass(frozen=True, slots=True)
class Finished:
    """An edited picture.

    Attributes:
        image: its pixels; nothing that was covered is in them.
        content: the file.
        image_format: of the file.
    """

    image: QImage
    content: bytes
    image_format: ImageFormat


def finish(
    snapshot: Snapshot, image_format: ImageFormat, quality: int, scale: float | None
) -> Finished:
    """Renders and encodes."""
    image = render(snapshot.original, snapshot.scene)
    return Finished(image, encoded(image, image_format, quality, scale), image_format)


def encoded(image: QImage, image_format: ImageFormat, quality: int, scale: float | None) -> bytes:
    """A picture as a file: its pixels and nothing else, whatever else came with it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    region = Region(0, 0, plain.width(), plain.height())
    frame = Frame(region, plain.constBits(), plain.bytesPerLine(), scale)
    return encode(frame, image_format, quality=quality)


def keep_editable(
    finished: Finished,
    snapshot: Snapshot,
    original: Callable[[], bytes],
    annotations: Annotations,
) -> str:
    """Keeps what was drawn and what is below, before the picture itself goes anywhere.

    Returns:
        The digest that the annotations are found by.

    Raises:
        CannotWrite: then nothing may be overwritten either, for the original would be lost.
    """
    edited = digest_of(finished.content)
    annotations.keep(edited, record_of(snapshot.scene), original())
    return edited


def write(content: bytes, path: Path) -> None:
    """Writes the picture; a file of that name is replaced at once or not at all.

    Raises:
        CannotWrite: there is no room, or the folder is not to be written to.
    """
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, content)
