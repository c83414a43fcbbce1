"""PNG decoding on two processors: igzip inflates the pixels while Qt's libpng puts them together.

libpng inflates with zlib, which takes twice as long as all the rest. So what is inflated already is
handed to it as a PNG whose pixels are merely stored (RFC 1951, 3.2.4), through a pipe, while the
next part is being inflated.
"""

import contextlib
import os
import struct
import sys
import threading
from collections.abc import Iterator

from isal import isal_zlib
from PySide6.QtCore import QFile, QFileDevice, QIODevice
from PySide6.QtGui import QImage, QImageReader

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_PART = 1024 * 1024  # bytes of pixels that are inflated at a time
_MOST_STORED = 65535  # bytes in one block
_ZLIB_HEADER = b"\x78\x01"
_LAST_BLOCK = b"\x01\x00\x00\xff\xff"
_WORTH_IT = 1024 * 1024  # bytes of a file; smaller ones are decoded before a thread has started
_PIPE_SIZE = 1031  # F_SETPIPE_SZ, which Python 3.11 has on Linux alone


if sys.platform == "win32":

    def decode(content: bytes) -> QImage | None:
        """Nothing: a pipe of Python's has not been tried with Qt here."""
        del content
        return None

else:

    def decode(content: bytes) -> QImage | None:
        """The picture in a PNG file; None = decode it in another way, which tells what is wrong."""
        if len(content) < _WORTH_IT or not content.startswith(SIGNATURE):
            return None
        reading, writing = os.pipe()
        feeder = threading.Thread(target=_feed, args=(content, writing), name="png", daemon=True)
        feeder.start()
        file = QFile()
        try:
            opened = file.open(
                reading,
                QIODevice.OpenModeFlag.ReadOnly,
                QFileDevice.FileHandleFlag.AutoCloseHandle,
            )
            image = QImageReader(file, b"png").read() if opened else QImage()
        finally:
            file.close()  # the feeder, if it is still there, notices and ends
            feeder.join()
        return None if image.isNull() else image

    def _feed(content: bytes, writing: int) -> None:
        if sys.platform == "linux":
            import fcntl

            with contextlib.suppress(OSError):  # it is merely slower
                fcntl.fcntl(writing, _PIPE_SIZE, _PART)
        try:
            for parts in _stored(memoryview(content)):
                _write_all(writing, parts)
        except (OSError, isal_zlib.error, ValueError, struct.error):  # type: ignore[misc]  # its stub says it is no class
            pass  # the reader finds the end too early
        finally:
            os.close(writing)

    def _write_all(writing: int, parts: list[bytes | memoryview]) -> None:
        written = os.writev(writing, parts)
        if written < sum(len(part) for part in parts):
            rest = memoryview(b"".join(parts))[written:]
            while rest:
                rest = rest[os.write(writing, rest) :]


def _stored(file: memoryview) -> Iterator[list[bytes | memoryview]]:
    """The same PNG with its pixels stored, piece by piece."""
    yield [file[:8]]
    inflater = isal_zlib.decompressobj()
    adler = 1
    position, begun = 8, False
    while position < len(file):
        (length,) = struct.unpack(">I", file[position : position + 4])
        kind = bytes(file[position + 4 : position + 8])
        end = position + 12 + length
        if kind == b"IDAT":
            if not begun:
                begun = True
                yield _chunk([_ZLIB_HEADER])
            compressed: bytes | memoryview = file[position + 8 : end - 4]
            while pixels := inflater.decompress(compressed, _PART):
                adler = isal_zlib.adler32(pixels, adler)
                yield _chunk(_blocks(memoryview(pixels)))
                compressed = inflater.unconsumed_tail
        else:
            if kind == b"IEND":
                yield _chunk([_LAST_BLOCK, struct.pack(">I", adler)])
            yield [file[position:end]]
        position = end


def _blocks(pixels: memoryview) -> list[bytes | memoryview]:
    parts: list[bytes | memoryview] = []
    for start in range(0, len(pixels), _MOST_STORED):
        part = pixels[start : start + _MOST_STORED]
        parts.append(struct.pack("<BHH", 0, len(part), len(part) ^ 0xFFFF))
        parts.append(part)
    return parts


def _chunk(parts: list[bytes | memoryview]) -> list[bytes | memoryview]:
    checksum = isal_zlib.crc32(b"IDAT")
    for part in parts:
        checksum = isal_zlib.crc32(part, checksum)
    length = sum(len(part) for part in parts)
    return [struct.pack(">I", length), b"IDAT", *parts, struct.pack(">I", checksum)]
