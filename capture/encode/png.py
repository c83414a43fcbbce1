"""PNG as fast as the screen can be looked at: Pillow filters the rows, isal (igzip) compresses.

A general encoder tries five filters for every row and compresses in one thread with zlib. Here a
few rows of a band are compressed in several ways, and the band then in the best of them; bands are
deflated side by side while the next ones are filtered, and igzip's level 1 is several times faster
than zlib's at about the size of its level 6. Pillow and not NumPy does the arithmetic: it is loaded
in a fifth of the time, which is what a command that takes one picture and ends is made of.

The format: ISO/IEC 15948 (PNG), RFC 1950 (zlib's frame), RFC 1951 (deflate).
"""

import os
import struct
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import pairwise

from isal import isal_zlib
from PIL import Image, ImageChops

from capture.models import BYTES_PER_PIXEL, Frame

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB_8_BITS = bytes((8, 2, 0, 0, 0))  # depth, colour type, and the only methods there are
_ZLIB_HEADER = b"\x78\x01"
_ADLER_MODULUS = 65521  # RFC 1950, 8.2

_LEVEL = 1
_BAND_BYTES = 1024 * 1024  # of pixels: what a processor's cache holds
_SAMPLE_ROWS = 6
_METRES_PER_INCH = 0.0254
_LOGICAL_DPI = 96
_CHANNELS = 3

_NONE, _SUB, _UP, _AVERAGE = 0, 1, 2, 3  # the filters' numbers in the standard
_FILTERS = (_NONE, _SUB, _UP, _AVERAGE)

_NEAR, _FAR = 9, 15
"""How far back repetitions are looked for: 512 bytes or 32 KiB, as powers of two.

Letters and lines repeat from row to row. What repeats in a photo does so by chance: three or four
bytes, far back, which take more room as a reference than as they are.
"""


def encode_png(frame: Frame) -> bytes:
    """Makes an 8-bit RGB PNG of a frame, without loss.

    The frame's scale, where it is known, is written as the pixel density (96 dpi × scale), so that
    programs which heed it show the picture at the size it had on the screen.
    """
    return b"".join(_file(frame))


def _file(frame: Frame) -> Iterator[bytes]:
    yield _SIGNATURE
    yield from _chunk(b"IHDR", struct.pack(">II", frame.width, frame.height) + _RGB_8_BITS)
    if frame.scale is not None:
        density = round(_LOGICAL_DPI * frame.scale / _METRES_PER_INCH)
        yield from _chunk(b"pHYs", struct.pack(">IIB", density, density, 1))
    yield from _chunk(b"IDAT", _compressed(frame))
    yield from _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> Iterator[bytes]:
    yield struct.pack(">I", len(data))
    yield kind
    yield data
    yield struct.pack(">I", isal_zlib.crc32(data, isal_zlib.crc32(kind)))


def _compressed(frame: Frame) -> bytes:
    """One zlib stream of all filtered rows."""
    rows = max(1, _BAND_BYTES // (frame.width * BYTES_PER_PIXEL))
    edges = [*range(0, frame.height, rows), frame.height]
    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        bands: list[Future[tuple[bytes, int, int]]] = []
        for first, last in pairwise(edges):
            filtered, window = _filtered(frame, first, last)
            bands.append(threads.submit(_deflated, filtered, window, last == frame.height))
    checksum = 1
    parts = [_ZLIB_HEADER]
    for band in bands:
        deflated, adler, length = band.result()
        parts.append(deflated)
        checksum = _combine_adler32(checksum, adler, length)
    return b"".join([*parts, struct.pack(">I", checksum)])


def _deflated(rows: bytes, window: int, is_last: bool) -> tuple[bytes, int, int]:
    """A band's deflated rows, their Adler-32 and their length before compression."""
    deflater = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, -window)
    body = deflater.compress(rows)
    end = deflater.flush(isal_zlib.Z_FINISH if is_last else isal_zlib.Z_SYNC_FLUSH)
    return body + end, isal_zlib.adler32(rows), len(rows)


def _filtered(frame: Frame, first: int, last: int) -> tuple[bytes, int]:
    """Rows as the PNG has them, a filter's number and then its differences; and the window's size.

    The row above is taken along, so that the band's first row is predicted like the others.
    """
    above = 1 if first else 0
    samples = _samples(frame, first - above, last)
    kind, window = _best_way(samples, above, last - first)
    rows = Image.new("L", (samples.width + 1, last - first), kind)
    rows.paste(_difference(kind, samples).crop((0, above, *samples.size)), (1, 0))
    return rows.tobytes(), window


def _samples(frame: Frame, first: int, last: int) -> Image.Image:
    """Rows as a picture of single bytes: red, green, blue, red and so on."""
    start = first * frame.stride
    length = (last - first - 1) * frame.stride + frame.width * BYTES_PER_PIXEL
    pixels = memoryview(frame.pixels)[start : start + length]
    size = (frame.width, last - first)
    colours = Image.frombuffer("RGB", size, bytes(pixels), "raw", "BGRX", frame.stride, 1)
    flat = (frame.width * _CHANNELS, last - first)
    return Image.frombuffer("L", flat, colours.tobytes(), "raw", "L", 0, 1)


def _best_way(samples: Image.Image, above: int, height: int) -> tuple[int, int]:
    """The filter, and the bits of the window, with which a few rows become the smallest."""
    count = min(_SAMPLE_ROWS, height)
    middle = above + (height - count) // 2
    rows = samples.crop((0, middle - 1, samples.width, middle + count))
    known = (0, 1, *rows.size)  # the first row is there for the others' sake
    tried = {kind: _difference(kind, rows).crop(known).tobytes() for kind in _FILTERS}

    def size(way: tuple[int, int]) -> int:
        kind, window = way
        return len(_deflated(tried[kind], window, is_last=True)[0])

    best = min(((kind, _NEAR) for kind in _FILTERS if kind != _NONE), key=size)
    return min((best, (best[0], _FAR), (_NONE, _FAR)), key=size)


def _difference(kind: int, samples: Image.Image) -> Image.Image:
    """What is left of each byte after its prediction, modulo 256 (PNG 9.2); zero lies outside."""
    width, height = samples.size
    if kind == _NONE:
        return samples
    if kind == _SUB:
        prediction = samples.crop((-_CHANNELS, 0, width - _CHANNELS, height))
    elif kind == _UP:
        prediction = samples.crop((0, -1, width, height - 1))
    else:
        left = samples.crop((-_CHANNELS, 0, width - _CHANNELS, height))
        up = samples.crop((0, -1, width, height - 1))
        prediction = Image.blend(left, up, 0.5)  # rounds down, as the standard wants it
    return ImageChops.subtract_modulo(samples, prediction)


def _combine_adler32(first: int, second: int, second_length: int) -> int:
    """The Adler-32 of two pieces of data one after the other, from that of each.

    With A = 1 + Σ bytes and B = Σ A over the bytes (RFC 1950), the second piece starts from the
    first's A instead of 1, which adds A−1 to its A, and (A−1) × length to its B.
    """
    a1, b1 = first & 0xFFFF, first >> 16
    a2, b2 = second & 0xFFFF, second >> 16
    a = (a1 + a2 - 1) % _ADLER_MODULUS
    b = (b1 + b2 + (a1 - 1) * second_length) % _ADLER_MODULUS
    return b << 16 | a
