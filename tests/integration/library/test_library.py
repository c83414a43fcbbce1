"""The library against a real server: what it shows, and what it does to drops."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import shiboken6
from PIL import Image
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.drops import share
from support.home import Home
from support.server import DropcapServer, dropcap_server

from client.app.account import Account
from client.app.background import Background
from client.app.delivery.follower import Follower
from client.app.library import LibraryController
from client.app.library.shelf import Shelf
from client.config.paths import Paths
from client.core.library import deletions
from client.core.session import Session
from client.ui.library import Action, Entry, EntryState, Kind, LibraryWindow
from uploader.model import Endpoint, UploadRequest


def picture(colour: str = "teal") -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (320, 200), colour).save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DropcapServer]:
    """A server of this module's own, for the library shows everything that is there."""
    with dropcap_server(tmp_path_factory.mktemp("library") / "data") as running:
        yield running


class Desk:
    """The library with a session of its own, as the app wires it."""

    def __init__(self, home: Home, server: DropcapServer, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.server = server
        self.paths = Paths.standard()
        # One parent for all, deleted here: left to Python, a thread could collect what has timers.
        self.root = QObject()
        self.background = Background(self.root)
        self.account = Account(
            self.paths,
            on_news=lambda _: None,
            on_problem=lambda _: None,
            on_notice=lambda _: None,
            on_change=lambda: None,
        )
        self.account.open(0)
        self.session = Session(self.paths, lambda: Endpoint(server.url, server.token))
        self.follower = Follower(self.background, self.root)
        self.session.outbox.subscribe(self.follower.listener())
        self.library = LibraryController(self.session, self.account, self.follower, self.background)

    def open(self) -> LibraryWindow:
        self.library.open()
        window = self.library.window
        assert window is not None
        return window

    def entries(self) -> list[Entry]:
        model = self.open_window().model
        return [model.entry(row) for row in range(model.rowCount())]

    def open_window(self) -> LibraryWindow:
        assert self.library.window is not None
        return self.library.window

    def entry(self, name: str) -> Entry | None:
        return next((entry for entry in self.entries() if entry.name == name), None)

    def wait_for(self, name: str, state: EntryState = EntryState.READY) -> Entry:
        def there() -> None:
            found = self.entry(name)
            assert found is not None
            assert found.state is state

        self.qtbot.waitUntil(there, timeout=15_000)
        found = self.entry(name)
        assert found is not None
        return found

    def wait_until_gone(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: self.entry(name) is None, timeout=15_000)

    def drop(self, name: str) -> dict[str, Any] | None:
        """What the server knows of a drop."""
        answer = requests.get(
            f"{self.server.url}/api/v1/drops",
            params={"q": name},
            headers={"Authorization": f"Bearer {self.server.token}"},
            timeout=10,
        )
        items = answer.json()["items"]
        return items[0] if items else None

    def close(self) -> None:
        self.library.close()
        self.session.close()
        self.account.close()
        self.background.close(5)
        self.library.end()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        shiboken6.delete(self.root)


@pytest.fixture
def desk(
    home: Home, server: DropcapServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    made = Desk(home, server, qtbot)
    yield made
    made.close()


def test_drops_of_the_server_are_listed_with_their_pictures(
    desk: Desk, server: DropcapServer
) -> None:
    share(server, picture(), "listed.png", "image/png", thumbnail=picture())
    share(server, b"words", "listed.txt", "text/plain")
    window = desk.open()

    shown = desk.wait_for("listed.png")

    assert shown.kind is Kind.PICTURE
    assert shown.privacy == "public"
    assert desk.wait_for("listed.txt").kind is Kind.TEXT
    window.grid.viewport().repaint()
    desk.qtbot.waitUntil(lambda: window.model.picture(shown) is not None, timeout=10_000)
    assert list((desk.paths.data / "thumbnails").iterdir())


def test_a_job_and_its_drop_are_one_entry(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    file = tmp_path / "merged.txt"
    file.write_text("once")

    desk.session.sharing.file(file)

    shown = desk.wait_for("merged.txt")
    assert shown.path == file
    desk.library.close()
    desk.open()
    desk.wait_for("merged.txt")
    assert [entry.name for entry in desk.entries()].count("merged.txt") == 1


def test_a_long_list_comes_as_one_scrolls(
    desk: Desk, server: DropcapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("client.app.library.remote._PAGE", 20)
    for number in range(50):
        share(server, b"", f"many {number:03}.txt", "text/plain")
    window = desk.open()
    window.resize(600, 420)
    desk.wait_for("many 049.txt")
    assert desk.entry("many 000.txt") is None

    def at_the_end() -> bool:
        bar = window.grid.verticalScrollBar()
        bar.setValue(bar.maximum())
        return desk.entry("many 000.txt") is not None

    desk.qtbot.waitUntil(at_the_end, timeout=15_000)


def test_a_search_is_the_servers(
    desk: Desk, server: DropcapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("client.app.library.remote._PAGE", 20)
    share(server, b"", "needle in March.txt", "text/plain")
    for number in range(30):
        share(server, b"", f"hay {number}.txt", "text/plain")
    window = desk.open()
    desk.wait_for("hay 29.txt")

    window.tools.searched.emit("needle")

    desk.wait_for("needle in March.txt")
    assert {entry.name for entry in desk.entries()} == {"needle in March.txt"}


def test_renaming_privacy_and_expiry_reach_the_server(desk: Desk, server: DropcapServer) -> None:
    short = share(server, b"x", "before.txt", "text/plain").url
    window = desk.open()
    shown = desk.wait_for("before.txt")

    window.rename_wanted.emit(shown, "after.txt")
    desk.wait_for("after.txt")
    window.privacy_wanted.emit([desk.wait_for("after.txt")], "obscure", None)
    desk.qtbot.waitUntil(lambda: desk.wait_for("after.txt").privacy == "obscure")
    window.expiry_wanted.emit([desk.wait_for("after.txt")], 3600)
    desk.qtbot.waitUntil(lambda: desk.wait_for("after.txt").expires_at is not None)

    drop = desk.drop("after.txt")
    assert drop is not None
    assert drop["privacy"] == "obscure"
    assert drop["expires_at"] is not None
    assert desk.wait_for("after.txt").url == drop["url"] != short


def test_copying_as_link_markdown_and_html(desk: Desk, server: DropcapServer) -> None:
    url = share(server, picture(), "a [b].png", "image/png").url
    window = desk.open()
    shown = desk.wait_for("a [b].png")
    clipboard = QGuiApplication.clipboard()

    window.wanted.emit(Action.COPY_LINK, [shown])
    assert clipboard.text() == url
    window.wanted.emit(Action.COPY_MARKDOWN, [shown])
    assert clipboard.text() == f"![a \\[b\\].png]({url}/raw)"
    window.wanted.emit(Action.COPY_HTML, [shown])
    assert clipboard.text() == f'<a href="{url}"><img src="{url}/raw" alt="a [b].png"></a>'


def test_deleting_waits_and_can_be_undone(desk: Desk, server: DropcapServer) -> None:
    share(server, b"x", "undone.txt", "text/plain")
    window = desk.open()
    shown = desk.wait_for("undone.txt")

    window.wanted.emit(Action.DELETE, [shown])
    desk.wait_until_gone("undone.txt")
    assert desk.drop("undone.txt") is not None
    window.undo_wanted.emit()

    desk.wait_for("undone.txt")
    assert desk.drop("undone.txt") is not None


def test_after_the_pause_it_is_deleted(
    desk: Desk, server: DropcapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("client.app.library.removal.GRACE_SECONDS", 0.2)
    monkeypatch.setattr(deletions, "GRACE_SECONDS", 0.2)
    share(server, b"x", "deleted.txt", "text/plain")
    window = desk.open()

    window.wanted.emit(Action.DELETE, [desk.wait_for("deleted.txt")])

    desk.qtbot.waitUntil(lambda: desk.drop("deleted.txt") is None, timeout=10_000)
    window.undo_wanted.emit()  # too late
    desk.qtbot.wait(50)
    assert desk.entry("deleted.txt") is None


def test_a_deletion_survives_quitting(
    home: Home, server: DropcapServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(deletions, "GRACE_SECONDS", 0.2)
    share(server, b"x", "survived.txt", "text/plain")
    first = Desk(home, server, qtbot)
    window = first.open()
    window.wanted.emit(Action.DELETE, [first.wait_for("survived.txt")])
    first.wait_until_gone("survived.txt")
    first.close()
    assert first.drop("survived.txt") is not None

    monkeypatch.setattr("client.app.library.removal._MS_AFTER_START", 0)
    second = Desk(home, server, qtbot)
    second.library.begin()

    qtbot.waitUntil(lambda: second.drop("survived.txt") is None, timeout=10_000)
    second.close()


def test_what_is_not_here_is_fetched_before_it_is_dragged(
    desk: Desk, server: DropcapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = b"0123456789" * 50_000
    share(server, content, "fetched.bin")
    window = desk.open()
    shown = desk.wait_for("fetched.bin")
    dragged: list[list[Path]] = []
    monkeypatch.setattr(
        "client.app.library.files.LocalFiles.drag",
        lambda _self, paths, _picture, _source: dragged.append(list(paths)),
    )
    monkeypatch.setattr(
        "client.app.library.files.LocalFiles.is_being_dragged", staticmethod(lambda: True)
    )

    window.drag_wanted.emit([shown])

    desk.qtbot.waitUntil(lambda: bool(dragged), timeout=10_000)
    (path,) = dragged[0]
    assert path.read_bytes() == content
    assert path.name == "fetched.bin"
    assert desk.wait_for("fetched.bin").path == path


def test_a_failed_upload_is_shown_and_tried_again(desk: Desk, tmp_path: Path) -> None:
    window = desk.open()
    file = tmp_path / "vanished.txt"
    desk.session.outbox.submit(UploadRequest(file, file.name, "text/plain"))
    failed = desk.wait_for("vanished.txt", EntryState.FAILED)
    assert failed.trouble
    file.write_text("it is back")

    window.wanted.emit(Action.RETRY, [failed])

    desk.wait_for("vanished.txt")


def test_without_a_server_what_is_here_is_shown(
    home: Home, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, server: DropcapServer
) -> None:
    gone = DropcapServer("http://127.0.0.1:9", "token", server.data, server.process)
    for name, value in gone.environment.items():
        monkeypatch.setenv(name, value)
    desk = Desk(home, gone, qtbot)
    desk.paths.captures.mkdir(parents=True)
    (desk.paths.captures / "kept.png").write_bytes(picture())
    window = desk.open()

    local = desk.wait_for("kept.png", EntryState.LOCAL)

    assert local.url is None
    qtbot.waitUntil(window._notice.isVisible, timeout=15_000)
    desk.close()


def test_a_kept_capture_is_the_drop_of_its_name_and_size(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    from client.app.library.shelf import KeptFile
    from uploader.model import Drop, Privacy

    moment = datetime.now(UTC)
    shelf = Shelf()
    shelf.put_files([KeptFile(tmp_path / "a.png", 10, moment)])
    drop = Drop("1", "s", "http://x/s", "a.png", "image/png", 10, "ready", Privacy.PUBLIC, moment)

    shelf.put_drops([drop])

    (entry,) = shelf.entries()
    assert entry.path == tmp_path / "a.png"
    assert entry.state is EntryState.READY
