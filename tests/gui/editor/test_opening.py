"""Files that somebody else made: pictures of all kinds, and what only claims to be one."""

import io
import os
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QImage
from support.drawing import noise

from capture.encode import ImageFormat, encode
from capture.models import Frame, Region
from client.app.editing import fast_png
from client.app.editing.opening import CannotOpen, open_file
from client.core.annotations import Annotations, digest_of

pytestmark = pytest.mark.qt_log_ignore(".*")  # Qt's own words about broken files


@pytest.fixture
def annotations(tmp_path: Path) -> Annotations:
    return Annotations(tmp_path / "annotations")


def saved(path: Path, image: Image.Image, **options: object) -> Path:
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def pixels(image: QImage) -> object:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3)


@pytest.mark.parametrize("ending", ["png", "jpg", "webp", "gif", "bmp"])
def test_pictures_of_every_kind(ending: str, tmp_path: Path, annotations: Annotations) -> None:
    path = saved(tmp_path / f"p.{ending}", Image.new("RGB", (60, 40), (200, 30, 60)))

    opened = open_file(path, annotations)

    assert opened.image.size().toTuple() == (60, 40)
    colour = opened.image.pixelColor(30, 20)
    assert abs(colour.red() - 200) + abs(colour.green() - 30) + abs(colour.blue() - 60) < 12


def test_the_content_counts_and_not_the_name(tmp_path: Path, annotations: Annotations) -> None:
    path = saved(tmp_path / "p.png", Image.new("RGB", (6, 4)), format="JPEG")

    assert open_file(path, annotations).image.width() == 6


def test_what_lets_something_through_lies_on_white(
    tmp_path: Path, annotations: Annotations
) -> None:
    path = saved(tmp_path / "p.png", Image.new("RGBA", (6, 4), (0, 0, 0, 0)))

    assert open_file(path, annotations).image.pixelColor(2, 2).name() == "#ffffff"


def test_a_photograph_lies_as_it_was_held(tmp_path: Path, annotations: Annotations) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    path = saved(tmp_path / "p.jpg", Image.new("RGB", (60, 40)), exif=exif)

    assert open_file(path, annotations).image.size().toTuple() == (40, 60)


@pytest.mark.parametrize("scale", [1.0, 2.0, 1.5])
def test_our_captures_have_their_scale(
    scale: float, tmp_path: Path, annotations: Annotations
) -> None:
    frame = Frame(Region(0, 0, 40, 30), bytes(40 * 30 * 4), 160, scale)
    path = tmp_path / "p.png"
    path.write_bytes(encode(frame, ImageFormat.PNG))

    assert open_file(path, annotations).scale == scale


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P", "1", "LA"])
def test_large_png_files_are_decoded_alike_in_the_quick_way(mode: str, tmp_path: Path) -> None:
    image = Image.fromarray(noise(1100, 700)).convert(mode)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=0 if mode in "1LP" else 6)
    content = file.getvalue() + b"\0" * (2**20)  # what follows the end matters to nobody

    quick = fast_png.decode(content)

    assert quick is not None
    assert quick == QImage.fromData(content)


def test_a_large_file_that_ends_too_early_is_broken(
    tmp_path: Path, annotations: Annotations
) -> None:
    file = io.BytesIO()
    Image.fromarray(noise(1100, 700)).save(file, "PNG")
    path = tmp_path / "p.png"
    path.write_bytes(file.getvalue()[: 1100 * 1000])

    with pytest.raises(CannotOpen, match="broken"):
        open_file(path, annotations)


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1_000_000))
    return b"".join(
        (b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (2_000_000_000, 2), (20_000, 5_001)])
def test_a_picture_that_claims_to_be_enormous_is_not_decoded(
    size: tuple[int, int], tmp_path: Path, annotations: Annotations
) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_that_claims(*size))

    with pytest.raises(CannotOpen) as error:
        open_file(path, annotations)

    assert error.value.message
    assert error.value.remedy


def test_what_is_no_picture(tmp_path: Path, annotations: Annotations) -> None:
    for name, content in (
        ("empty.png", b""),
        ("text.png", b"not a picture"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"),
        ("noise.jpg", os.urandom(5000)),
        ("half.png", png_that_claims(10, 10)[:40]),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(CannotOpen) as error:
            open_file(path, annotations)
        assert name in error.value.message


def test_what_is_no_file(tmp_path: Path, annotations: Annotations) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "gone.png", tmp_path / "pipe", Path("x" * 5000), Path("\0")):
        with pytest.raises(CannotOpen):
            open_file(path, annotations)


@pytest.mark.parametrize(
    "record",
    [
        None,
        [],
        {"version": 2},
        {"version": 1, "width": 40, "height": 30},
        {"version": 1, "width": 40, "height": 30, "shapes": [{"kind": "virus"}]},
        {"version": 1, "width": 41, "height": 30, "shapes": [], "crop": None},
        {"version": 1, "width": 40, "height": 30, "shapes": [], "crop": [0, 0, 99, 99]},
        {"version": 1, "width": 1e400, "height": 30, "shapes": [], "crop": None},
        {
            "version": 1,
            "width": 40,
            "height": 30,
            "crop": None,
            "shapes": [{"kind": "redaction", "id": 1, "style": {}, "x": "1", "y": 2}],
        },
        {
            "version": 1,
            "width": 40,
            "height": 30,
            "crop": None,
            "shapes": [
                {
                    "kind": "arrow",
                    "id": 1,
                    "start": [1, float("nan")],
                    "end": [2, 2],
                    "style": {
                        "colour": "#ffffff",
                        "width": 1,
                        "size": 1,
                        "font": "",
                        "filled": False,
                    },
                }
            ],
        },
    ],
)
def test_annotations_that_cannot_be_read_leave_the_picture_as_it_is(
    record: Any, tmp_path: Path, annotations: Annotations
) -> None:
    path = saved(tmp_path / "p.png", Image.new("RGB", (40, 30), "red"))
    below = saved(tmp_path / "below.png", Image.new("RGB", (40, 30), "blue"))
    annotations.keep(digest_of(path.read_bytes()), record, below.read_bytes())

    opened = open_file(path, annotations)

    assert opened.scene is None
    assert opened.image.pixelColor(3, 3).name() == "#ff0000"


def test_an_original_that_was_changed_is_not_trusted(
    tmp_path: Path, annotations: Annotations
) -> None:
    path = saved(tmp_path / "p.png", Image.new("RGB", (40, 30), "red"))
    record: Any = {"version": 1, "width": 40, "height": 30, "crop": None, "shapes": []}
    annotations.keep(digest_of(path.read_bytes()), record, path.read_bytes())
    (original,) = (tmp_path / "annotations/originals").iterdir()
    original.write_bytes(b"something else")

    assert open_file(path, annotations).scene is None
