"""Things dropped onto the tray icon, by a real drag from another program."""

import io
import zipfile
from pathlib import Path

import requests
from support.app import RunningApp
from support.drags import drag_source, drop
from support.hands import pasted_links
from support.tray import icon_centre
from support.waiting import wait_until
from support.xserver import XServer


def drop_on_icon(app: RunningApp, screen: XServer, kind: str, *content: str | Path) -> list[str]:
    with drag_source(screen, kind, *content) as start:
        drop(screen, start, icon_centre(screen, app.process.pid))
        return wait_until(lambda: pasted_links(screen))


def opened(link: str) -> bytes:
    answer = requests.get(f"{link}/raw", timeout=15)
    answer.raise_for_status()
    return answer.content


def test_a_file(app: RunningApp, x_server: XServer, tmp_path: Path) -> None:
    file = tmp_path / "a file with spaces & ümlauts.bin"
    file.write_bytes(bytes(range(256)) * 100)

    (link,) = drop_on_icon(app, x_server, "files", file)

    assert opened(link) == file.read_bytes()
    assert file.exists()


def test_several_files_and_a_folder_give_a_link_each_in_order(
    app: RunningApp, x_server: XServer, tmp_path: Path
) -> None:
    first, folder, last = tmp_path / "1.txt", tmp_path / "2", tmp_path / "3.txt"
    first.write_text("one")
    last.write_text("three")
    folder.mkdir()
    (folder / "inside.txt").write_text("two")

    links = drop_on_icon(app, x_server, "files", first, folder, last)

    assert len(links) == 3
    contents = [opened(link) for link in links]
    assert contents[0] == b"one"
    assert contents[2] == b"three"
    with zipfile.ZipFile(io.BytesIO(contents[1])) as archive:
        assert archive.read("2/inside.txt") == b"two"


def test_what_cannot_be_read_does_not_keep_the_rest_from_its_links(
    app: RunningApp, x_server: XServer, tmp_path: Path
) -> None:
    file = tmp_path / "there.txt"
    file.write_text("there")

    (link,) = drop_on_icon(app, x_server, "files", tmp_path / "gone.txt", file)

    assert opened(link) == b"there"


def test_a_text(app: RunningApp, x_server: XServer) -> None:
    (link,) = drop_on_icon(app, x_server, "text", "from another window")

    assert opened(link) == b"from another window"
