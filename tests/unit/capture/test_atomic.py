from pathlib import Path

import pytest
from support.small_disk import fill, small_disk

from capture.atomic import write_atomically
from capture.errors import CannotWrite, DiskFull


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(b"old")
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="No such file or directory"):
        write_atomically(tmp_path / "nowhere/a.png", b"x")


def test_a_full_disk_keeps_the_old_file_and_leaves_no_half_one(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        file = disk / "a.png"
        file.write_bytes(b"old")
        fill(disk)
        with pytest.raises(DiskFull, match="disk is full"):
            write_atomically(file, b"x" * 2_000_000)
        assert file.read_bytes() == b"old"
        assert {path.name for path in disk.iterdir()} == {"a.png", "ballast"}
