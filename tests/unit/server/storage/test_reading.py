import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.storage.reading import PIECE, ShortFile, open_file, pieces, read

CONTENT = os.urandom(3 * PIECE + 17)


@pytest.fixture
def descriptor(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "content").write_bytes(CONTENT)
    opened = open_file(tmp_path / "content")
    yield opened
    os.close(opened)


async def collected(descriptor: int, start: int, length: int) -> list[bytes]:
    return [piece async for piece in pieces(descriptor, start, length)]


@pytest.mark.parametrize(
    ("start", "length"),
    [(0, 0), (0, 1), (5, PIECE), (5, PIECE + 1), (0, len(CONTENT)), (len(CONTENT) - 1, 1)],
)
def test_parts_come_whole_and_in_pieces(descriptor: int, start: int, length: int) -> None:
    parts = asyncio.run(collected(descriptor, start, length))
    assert b"".join(parts) == CONTENT[start : start + length]
    assert all(0 < len(part) <= PIECE for part in parts)


def test_what_is_not_in_memory_is_read_on_a_thread(
    descriptor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_in_memory(*_: object) -> int:
        raise BlockingIOError

    monkeypatch.setattr("server.storage.reading.os.preadv", not_in_memory, raising=False)
    assert asyncio.run(read(descriptor, 7, PIECE)) == CONTENT[7 : 7 + PIECE]
    assert asyncio.run(read(descriptor, 0, 0)) == b""


def test_a_file_that_is_too_short_is_noticed(descriptor: int) -> None:
    with pytest.raises(ShortFile):
        asyncio.run(read(descriptor, len(CONTENT) - 5, 6))


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        open_file(tmp_path / "nothing")
