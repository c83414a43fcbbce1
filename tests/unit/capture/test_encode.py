import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from capture.encode import ImageFormat, encode, png
from capture.encode.thumbnails import EDGE, thumbnail, thumbnail_of_file
from capture.models import Frame, Region


def frame_of(pixels: NDArray[np.uint8], scale: float | None = None) -> Frame:
    height, width, _ = pixels.shape
    return Frame(Region(0, 0, width, height), pixels.tobytes(), width * 4, scale)


def random_pixels(width: int, height: int, seed: int, *, smooth: bool) -> NDArray[np.uint8]:
    random = np.random.default_rng(seed)
    if smooth:
        y, x = np.mgrid[0:height, 0:width]
        plane = (x * 3 + y * 5) % 256
        return np.stack([plane, plane[::-1], plane, plane], axis=-1).astype(np.uint8)
    return random.integers(0, 256, (height, width, 4), np.uint8)


def decoded(content: bytes) -> NDArray[np.uint8]:
    return np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))


@given(st.integers(1, 300), st.integers(1, 300), st.integers(0, 9), st.booleans())
def test_a_png_holds_exactly_the_pixels(width: int, height: int, seed: int, smooth: bool) -> None:
    pixels = random_pixels(width, height, seed, smooth=smooth)
    assert np.array_equal(decoded(encode(frame_of(pixels), ImageFormat.PNG)), pixels[..., 2::-1])


@pytest.mark.parametrize("window", [9, 15], ids=["near", "far"])
@pytest.mark.parametrize("kind", [0, 1, 2, 3], ids=["none", "sub", "up", "average"])
def test_every_filter_can_be_undone(
    kind: int, window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png, "_best_way", lambda *_: (kind, window))
    pixels = random_pixels(201, 333, 4, smooth=False)
    assert np.array_equal(decoded(encode(frame_of(pixels), ImageFormat.PNG)), pixels[..., 2::-1])


@given(st.lists(st.binary(max_size=400), min_size=1, max_size=6))
def test_checksums_of_pieces_make_the_checksum_of_the_whole(pieces: list[bytes]) -> None:
    combined = 1
    for piece in pieces:
        combined = png._combine_adler32(combined, zlib.adler32(piece), len(piece))
    assert combined == zlib.adler32(b"".join(pieces))


def test_a_crop_is_encoded_like_its_own_pixels() -> None:
    pixels = random_pixels(90, 70, 1, smooth=False)
    part = frame_of(pixels).crop(Region(11, 13, 40, 30))
    assert part is not None
    for image_format in (ImageFormat.PNG, ImageFormat.WEBP, ImageFormat.JPEG):
        copied = frame_of(pixels[13:43, 11:51])
        assert encode(part, image_format) == encode(copied, image_format)


def test_the_scale_is_written_as_pixel_density() -> None:
    content = encode(frame_of(random_pixels(4, 4, 0, smooth=True), 2.0), ImageFormat.PNG)
    at = content.index(b"pHYs") + 4
    across, down, unit = struct.unpack(">IIB", content[at : at + 9])
    assert (across, down, unit) == (7559, 7559, 1)  # 192 dpi in pixels a metre


@pytest.mark.parametrize("image_format", [ImageFormat.JPEG, ImageFormat.WEBP])
def test_lossy_formats_look_alike(image_format: ImageFormat) -> None:
    pixels = random_pixels(128, 96, 0, smooth=True)
    content = encode(frame_of(pixels), image_format, quality=95)
    assert Image.open(io.BytesIO(content)).format == image_format.name
    difference = np.abs(decoded(content).astype(int) - pixels[..., 2::-1])
    assert float(np.median(difference)) < 12


def test_a_thumbnail_fits_its_square_and_keeps_the_proportions() -> None:
    small = Image.open(io.BytesIO(thumbnail(frame_of(random_pixels(2000, 500, 0, smooth=True)))))
    assert small.size == (EDGE, EDGE // 4)


def test_a_small_picture_is_not_enlarged() -> None:
    small = Image.open(io.BytesIO(thumbnail(frame_of(random_pixels(30, 20, 0, smooth=True)))))
    assert small.size == (30, 20)


def test_hostile_and_broken_pictures_have_no_thumbnail(tmp_path: Path) -> None:
    text = tmp_path / "text.png"
    text.write_text("not a picture")
    cut = tmp_path / "cut.png"
    cut.write_bytes(
        encode(frame_of(random_pixels(300, 300, 0, smooth=False)), ImageFormat.PNG)[:5000]
    )
    bomb = tmp_path / "bomb.png"
    header = struct.pack(">II", 60_000, 60_000) + bytes((8, 2, 0, 0, 0))
    bomb.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + header
        + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )
    for file in (text, cut, bomb, tmp_path / "missing.png"):
        assert thumbnail_of_file(file) is None


def test_transparency_becomes_white_in_a_thumbnail(tmp_path: Path) -> None:
    file = tmp_path / "clear.png"
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(file)
    content = thumbnail_of_file(file)
    assert content is not None
    assert Image.open(io.BytesIO(content)).getpixel((25, 25)) == (255, 255, 255)
