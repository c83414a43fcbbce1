"""PNG as fast as the screen can be looked at: NumPy filters the rows, isal (igzip) compresses.

A general encoder tries five filters for every row and compresses in one thread with zlib. Here one
filter is chosen for a band of rows from a sample, bands are worked on in parallel, and igzip's
level 1 deflates several times faster than zlib's level 1 at about the size of its level 6.

The format: ISO/IEC 15948 (PNG), RFC 1950 (zlib's frame), RFC 1951 (deflate).
"""

import os
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise

import numpy as np
from isal import isal_zlib
from numpy.typing import NDArray

from capture.models import Frame

Pixels = NDArray[np.uint8]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB_8_BITS = bytes((8, 2, 0, 0, 0))  # depth, colour type, and the only methods there are
_ZLIB_HEADER = b"\x78\x01"
_ADLER_MODULUS = 65521  # RFC 1950, 8.2

_LEVEL = 1
_MOST_BANDS = 4
_LEAST_ROWS = 64  # below this a thread costs more than it brings
_SAMPLE_ROWS = 16
_METRES_PER_INCH = 0.0254
_LOGICAL_DPI = 96

_NONE, _SUB, _UP, _AVERAGE = range(4)  # the filters' numbers in the standard


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
    yield from _chunk(b"IDAT", _compressed(frame.array()))
    yield from _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> Iterator[bytes]:
    yield struct.pack(">I", len(data))
    yield kind
    yield data
    yield struct.pack(">I", isal_zlib.crc32(data, isal_zlib.crc32(kind)))


def _compressed(pixels: Pixels) -> bytes:
    """One zlib stream of all filtered rows, its bands deflated side by side."""
    height = pixels.shape[0]
    count = max(1, min(_MOST_BANDS, os.cpu_count() or 1, height // _LEAST_ROWS))
    edges = [height * band // count for band in range(count + 1)]
    bands = list(pairwise(edges))
    work = partial(_deflated_band, pixels)
    if count == 1:
        parts = [work(bands[0])]
    else:
        with ThreadPoolExecutor(count) as pool:
            parts = list(pool.map(work, bands))
    checksum = 1
    for _, adler, length in parts:
        checksum = _combine_adler32(checksum, adler, length)
    return b"".join(
        [_ZLIB_HEADER, *(deflated for deflated, _, _ in parts), struct.pack(">I", checksum)]
    )


def _deflated_band(pixels: Pixels, band: tuple[int, int]) -> tuple[bytes, int, int]:
    """The deflated rows of a band, their Adler-32 and their length before compression."""
    first, last = band
    filtered = _filtered(pixels, first, last)
    data = filtered.reshape(-1).data
    deflater = isal_zlib.compressobj(_LEVEL, isal_zlib.DEFLATED, -15)
    body = deflater.compress(data)
    is_last = last == pixels.shape[0]
    end = deflater.flush(isal_zlib.Z_FINISH if is_last else isal_zlib.Z_SYNC_FLUSH)
    return body + end, isal_zlib.adler32(data), len(data)


def _filtered(pixels: Pixels, first: int, last: int) -> Pixels:
    """Rows `first` to `last` as the PNG has them: a filter's number, then its differences."""
    kind = _best_filter(pixels, first, last)
    height, width = last - first, pixels.shape[1]
    rows = np.empty((height, 1 + 3 * width), np.uint8)
    rows[:, 0] = kind
    for position, channel in enumerate((2, 1, 0)):
        plane = pixels[:, :, channel]
        _difference(kind, plane, first, last, rows[:, 1 + position :: 3])
    return rows


def _best_filter(pixels: Pixels, first: int, last: int) -> int:
    """The filter whose differences are smallest over a sample of the band's rows.

    The least sum of absolute differences is the choice that the PNG standard recommends (12.7).
    """
    step = max(1, (last - first) // _SAMPLE_ROWS)
    rows = range(first, last, step)
    green = pixels[:, :, 1]
    costs = []
    for kind in (_SUB, _UP, _AVERAGE):
        difference = np.empty((len(rows), green.shape[1]), np.uint8)
        for index, row in enumerate(rows):
            _difference(kind, green, row, row + 1, difference[index : index + 1])
        costs.append(int(np.abs(difference.view(np.int8).astype(np.int16)).sum()))
    return (_SUB, _UP, _AVERAGE)[costs.index(min(costs))]


def _difference(kind: int, plane: Pixels, first: int, last: int, out: Pixels) -> None:
    """Writes what is left of rows `first` to `last` after a prediction, modulo 256 (PNG 9.2)."""
    here = plane[first:last]
    match kind:
        case 1:  # from the pixel to the left
            out[:, 0] = here[:, 0]
            np.subtract(here[:, 1:], here[:, :-1], out=out[:, 1:])
        case 2:  # from the pixel above
            np.subtract(here, _above(plane, first, last), out=out)
        case _:  # from the mean of both, rounded down
            left = np.zeros_like(here)
            left[:, 1:] = here[:, :-1]
            above = _above(plane, first, last)
            np.subtract(here, (left & above) + ((left ^ above) >> 1), out=out)


def _above(plane: Pixels, first: int, last: int) -> Pixels:
    """The rows one higher; above the first row of the picture is zero."""
    if first > 0:
        return plane[first - 1 : last - 1]
    above = np.zeros((last, plane.shape[1]), np.uint8)
    above[1:] = plane[: last - 1]
    return above


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
