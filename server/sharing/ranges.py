"""The `Range` header (RFC 9110, section 14): one range of bytes, or the whole."""

import re
from dataclasses import dataclass
from typing import Final

_SINGLE: Final = re.compile(r"(\d{0,19})-(\d{0,19})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ByteRange:
    """Bytes from `start` up to, and not including, `stop`."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.stop - self.start


class UnsatisfiableRange(Exception):
    """The range is malformed or begins after the end: the answer is 416."""


def requested_range(header: str, size: int) -> ByteRange | None:
    """The range that a `Range` header asks for, or None for the whole of `size` bytes.

    Several ranges in one request get the whole: each would cost a part of its own, and asking for
    many small ones is an old way of making a server work hard for nothing.

    Raises:
        UnsatisfiableRange: there is no such range.
    """
    unit, separator, specifier = header.partition("=")
    if not separator or unit.strip().lower() != "bytes" or "," in specifier:
        return None
    found = _SINGLE.fullmatch(specifier.strip())
    if found is None:
        raise UnsatisfiableRange
    first, last = found.groups()
    if first:
        start, stop = int(first), min(int(last) + 1, size) if last else size
    elif last:
        start, stop = max(size - int(last), 0), size
    else:
        raise UnsatisfiableRange
    if start >= stop:
        raise UnsatisfiableRange
    return ByteRange(start, stop)
