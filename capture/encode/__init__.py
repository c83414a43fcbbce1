"""Frames to picture files: a fast PNG of our own, JPEG and WebP through Pillow."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from capture.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from capture.models import Frame


class ImageFormat(StrEnum):
    """The formats that stills can be written in."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"

    @property
    def suffix(self) -> str:
        """The usual ending of a file name, with its dot."""
        return ".jpg" if self is ImageFormat.JPEG else f".{self.value}"

    @property
    def content_type(self) -> str:
        """The media type."""
        return f"image/{self.value}"


def encode(frame: Frame, image_format: ImageFormat, *, quality: int = 90) -> bytes:
    """Turns a frame into a file's bytes.

    Args:
        frame: the pixels.
        image_format: what to make of them; PNG loses nothing.
        quality: 1 to 100, for JPEG and WebP.
    """
    match image_format:
        case ImageFormat.PNG:
            from capture.encode.png import encode_png

            return encode_png(frame)
        case ImageFormat.JPEG | ImageFormat.WEBP:
            from capture.encode.pillow import encode_with_pillow

            return encode_with_pillow(frame, image_format.value, quality)


def write(frame: Frame, path: Path, image_format: ImageFormat, *, quality: int = 90) -> None:
    """Encodes a frame into a file that appears whole, and on the disk, or not at all.

    Raises:
        DiskFull: there is no room.
        CannotWrite: the file cannot be made.
    """
    write_atomically(path, encode(frame, image_format, quality=quality))
