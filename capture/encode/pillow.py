"""JPEG and WebP through Pillow, whose encoders are the reference ones."""

import io

from PIL import Image

from capture.models import Frame

_FULL_COLOUR_FROM = 85
"""Below this quality the file's size matters more than letters in colour, which smear when colour
is stored at half the resolution."""


def as_image(frame: Frame) -> Image.Image:
    """The frame as an RGB picture of Pillow's."""
    size = (frame.width, frame.height)
    return Image.frombuffer("RGB", size, bytes(frame.pixels), "raw", "BGRX", frame.stride, 1)


def encode_with_pillow(frame: Frame, pillow_format: str, quality: int) -> bytes:
    """Encodes a frame as `jpeg` or `webp` at a quality of 1 to 100."""
    file = io.BytesIO()
    image = as_image(frame)
    if pillow_format == "jpeg":
        subsampling = "4:4:4" if quality >= _FULL_COLOUR_FROM else "4:2:0"
        image.save(file, "JPEG", quality=quality, subsampling=subsampling)
    else:
        image.save(file, "WEBP", quality=quality, method=2)
    return file.getvalue()
