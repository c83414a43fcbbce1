"""Encoded pieces into one stream of bytes."""

from __future__ import annotations

import struct
from fractions import Fraction
from typing import Final, Protocol

_HEADER: Final = 32
_FRAME_HEADER: Final = struct.Struct("<IQ")  # bytes of the frame, its time stamp
_TIME_BASE: Final = struct.Struct("<II")
_TIME_BASE_AT: Final = 16


class Joiner(Protocol):
    """Joins pieces whose time stamps go on where the last one's ended."""

    def begin(self) -> None:
        """Says that another piece comes."""
        ...

    def join(self, chunk: bytes) -> bytes:
        """What is to be written of some bytes of it."""
        ...


class PlainJoiner:
    """For MPEG-TS, which is made to be cut and joined anywhere."""

    def begin(self) -> None:
        """Nothing has to be done."""

    def join(self, chunk: bytes) -> bytes:
        """The bytes as they are."""
        return chunk


class IvfJoiner:
    """For IVF: one header, and time stamps that all count in the first piece's unit."""

    def __init__(self) -> None:
        self._unit: Fraction | None = None
        self._factor: Fraction | None = None
        self._rest = b""

    def begin(self) -> None:
        """Its header comes first."""
        self._factor = None
        self._rest = b""

    def join(self, chunk: bytes) -> bytes:
        """The frames that are complete."""
        self._rest += chunk
        written = []
        if self._factor is None:
            if len(self._rest) < _HEADER:
                return b""
            written.append(self._header())
        while len(self._rest) >= _FRAME_HEADER.size:
            size, stamp = _FRAME_HEADER.unpack_from(self._rest)
            end = _FRAME_HEADER.size + size
            if len(self._rest) < end:
                break
            written.append(_FRAME_HEADER.pack(size, round(stamp * (self._factor or 1))))
            written.append(self._rest[_FRAME_HEADER.size : end])
            self._rest = self._rest[end:]
        return b"".join(written)

    def _header(self) -> bytes:
        header, self._rest = self._rest[:_HEADER], self._rest[_HEADER:]
        rate, scale = _TIME_BASE.unpack_from(header, _TIME_BASE_AT)
        unit = Fraction(scale, rate)
        if self._unit is None:
            self._unit, self._factor = unit, Fraction(1)
            return header
        self._factor = unit / self._unit
        return b""
