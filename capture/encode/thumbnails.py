"""Small pictures that stand for large ones, in lists and in previews of a link."""

import io
import warnings
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from capture.encode.pillow import as_image
from capture.models import Frame

EDGE = 480
"""The longest side of a thumbnail in pixels: sharp in a list at twice the scale."""

_QUALITY = 80
_MOST_PIXELS = 100_000_000  # a picture that claims to be larger is not opened at all
_DRAFT_FACTOR = 2


def thumbnail(frame: Frame, *, edge: int = EDGE) -> bytes:
    """A JPEG of the frame that fits into a square of `edge` pixels; never enlarged."""
    return _small_jpeg(as_image(frame), edge)


def thumbnail_of_file(path: Path, *, edge: int = EDGE) -> bytes | None:
    """A JPEG of a picture file that fits into a square of `edge` pixels.

    Returns None for what is no picture, is broken, or would take too much memory: a file that
    somebody else made is not to be trusted with ours.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                if image.width * image.height > _MOST_PIXELS:
                    return None
                image.draft("RGB", (edge * _DRAFT_FACTOR, edge * _DRAFT_FACTOR))
                return _small_jpeg(_on_white(image), edge)
    except (
        OSError,
        ValueError,
        SyntaxError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        return None


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    opaque = image.convert("RGBA")
    white = Image.new("RGBA", opaque.size, "white")
    white.alpha_composite(opaque)
    return white.convert("RGB")


def _small_jpeg(image: Image.Image, edge: int) -> bytes:
    factor = max(image.width, image.height) // (edge * _DRAFT_FACTOR)
    small = image.reduce(factor) if factor > 1 else image
    if max(small.size) > edge:
        if small is image:
            small = image.copy()
        small.thumbnail((edge, edge), Image.Resampling.BILINEAR)
    file = io.BytesIO()
    small.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()
