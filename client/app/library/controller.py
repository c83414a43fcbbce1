"""The library: one window, made when it is first wanted."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from client.app.background import Background
from client.app.explaining import explain
from client.app.library.acting import Acting
from client.app.library.files import LocalFiles
from client.app.library.known import Known, gather
from client.app.library.remote import RemoteDrops
from client.app.library.removal import Removal
from client.app.library.shelf import Shelf
from client.app.library.thumbnails import Thumbnails
from client.core.library.memory import Memory
from client.ui.library import Entry, Kind, LibraryWindow, Situation
from uploader.errors import ServerUnreachable
from uploader.model import Job, JobState

if TYPE_CHECKING:
    from client.app.account import Account
    from client.app.delivery.follower import Follower
    from client.app.ipc.conversation import Conversation
    from client.core.session import Session
    from uploader.protocol import Page

_SECONDS_FOR_OUR_SERVER = 20.0
_MS_UNTIL_PICTURES_FIT = 400
_THE_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_OTHER_FILES = (Kind.FILE, Kind.ARCHIVE, Kind.SOUND)


class LibraryController(QObject):
    """Brings together what is known, what is looked for, and the window.

    Attributes:
        acting: does what is chosen in the window; it has the signals for what others do.

    Signals:
        capture_wanted, choose_wanted, preferences_wanted: the window's buttons.
        dropped: a `Dropped` was dropped into the window.
    """

    capture_wanted = Signal()
    choose_wanted = Signal()
    preferences_wanted = Signal()
    dropped = Signal(object)

    def __init__(
        self,
        session: "Session",
        account: "Account",
        follower: "Follower",
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._background = background
        self._memory = Memory(session.paths.data / "library.sqlite")
        self._shelf = Shelf()
        self._query = ""
        self._kind: Kind | None = None
        self._done_before: list[str] = []
        self._window: LibraryWindow | None = None
        endpoint = partial(account.wait_for_endpoint, _SECONDS_FOR_OUR_SERVER)
        self._remote = RemoteDrops(endpoint, background, self)
        self._removal = Removal(session, self._shelf, self._memory, background, self)
        files = LocalFiles(session, self._memory, background, self)
        self.acting = Acting(session, self._shelf, files, self._removal, endpoint, background, self)
        folder = session.paths.data / "thumbnails"
        self._pictures = Thumbnails(folder, self._picture_look, background, self)
        self._fitting = QTimer(self, singleShot=True, interval=_MS_UNTIL_PICTURES_FIT)
        self._fitting.timeout.connect(self._fit_pictures)
        self._picture_size = QSize()
        self._follow(follower)

    def begin(self) -> None:
        """Goes on with what an earlier start has left."""
        self._removal.begin()

    def open(self) -> None:
        """Shows the window, in front of all others."""
        if self._window is None:
            self._window = self._make()
            self._load()
        elif not self._window.isVisible():
            self._list_again()
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    @property
    def window(self) -> LibraryWindow | None:
        """The window, once it has been opened."""
        return self._window

    def close(self) -> None:
        """Takes the window away; safe to call twice."""
        window, self._window = self._window, None
        if window is not None:
            window.hide()
            window.deleteLater()

    def open_again(self) -> None:
        """Makes the window anew if it is open, as for another language."""
        window = self._window
        if window is not None:
            place, is_open = window.geometry(), window.isVisible()
            self.close()
            if is_open:
                self.open()
                if self._window is not None:
                    self._window.setGeometry(place)

    def end(self) -> None:
        """Lets go of the files, once no thread uses them."""
        self._memory.close()

    def account_changed(self) -> None:
        """Another server is in use: its drops are shown, and no more those of the other."""
        self._shelf.clear()
        if self._window is not None:
            self._window.model.replace_all(())
            self._load()

    def command(self, _arguments: Mapping[str, Any], conversation: "Conversation") -> None:
        """Answers `dropcap library`."""
        self.open()
        conversation.finish({})

    def _follow(self, follower: "Follower") -> None:
        self._follower = follower
        follower.changed.connect(self._hear)
        self._remote.arrived.connect(self._arrived)
        self._remote.failed.connect(self._failed)
        self._removal.removed.connect(self._take_away)
        self._removal.restored.connect(self._bring_back)
        self._pictures.made.connect(self._picture_made)
        self.acting.changed.connect(self._show)
        self.acting.said.connect(self._say)
        self.acting.lost.connect(self._forget)

    def _make(self) -> LibraryWindow:
        window = LibraryWindow()
        window.more_wanted.connect(self._remote.more)
        window.again_wanted.connect(self._list_again)
        window.dropped.connect(self.dropped)
        window.undo_wanted.connect(self._removal.undo)
        self.acting.serve(window)
        tools = window.tools
        tools.searched.connect(self._search)
        tools.kind_chosen.connect(self._choose_kind)
        tools.capture_wanted.connect(self.capture_wanted)
        tools.upload_wanted.connect(self.choose_wanted)
        tools.preferences_wanted.connect(self.preferences_wanted)
        window.model.picture_wanted.connect(self._want_picture)
        window.grid.resized.connect(self._fitting.start)
        self._pictures.tidy()
        return window

    def _load(self) -> None:
        """Everything that is on this computer first; then what the server has."""
        self._background.run(
            partial(gather, self._session, self._memory, self._removal),
            self._gathered,
            self._local_failed,
        )

    def _gathered(self, known: Known) -> None:
        shelf = self._shelf
        shelf.set_copies(known.copies)
        for job in known.jobs:
            shelf.put_job(self._follower.latest(job))
        shelf.put_files(known.files)
        shelf.put_away(shelf.own_key(name) for name in known.hidden)
        self._refill()
        self._list_again()

    def _local_failed(self, error: Exception) -> None:
        self._say_error(error)
        self._list_again()

    def _list_again(self) -> None:
        self._done_before = self._shelf.done_jobs()
        if self._window is not None:
            self._window.set_situation(Situation.LOADING)
        self._remote.start(self._query)

    def _arrived(self, page: "Page", _first: bool) -> None:
        keys = self._shelf.put_drops(page.items)
        if not self._query:
            since = page.items[-1].created_at if page.next_cursor else _THE_BEGINNING
            for key in self._shelf.gone_drops(self._done_before, since):
                self._forget(key)
        if self._window is not None:
            self._window.set_situation(Situation.THERE)
        self._show(keys)

    def _failed(self, error: Exception) -> None:
        said = explain(error)
        offline = isinstance(error, ServerUnreachable)
        situation = Situation.OFFLINE if offline else Situation.FAILED
        if self._window is not None:
            self._window.set_situation(situation, said.message, said.remedy)

    def _hear(self, job: Job) -> None:
        key = self._shelf.put_job(job)
        if job.state is JobState.DONE and job.drop_id is not None and job.owned:
            self._background.run(
                partial(self._memory.keep_copy, job.drop_id, job.path), on_error=self._say_error
            )
        self._show([key])

    def _search(self, query: str) -> None:
        self._query = query
        self._refill()
        self._list_again()

    def _choose_kind(self, kind: Kind | None) -> None:
        self._kind = kind
        self._refill()

    def _refill(self) -> None:
        if self._window is not None:
            self._window.set_searching(bool(self._query or self._kind))
            self._window.model.replace_all(filter(self._is_wanted, self._shelf.entries()))

    def _show(self, keys: Sequence[str]) -> None:
        if self._window is None:
            return
        entries = [self._shelf[key].entry() for key in keys if self._shelf.is_shown(key)]
        wanted = [entry for entry in entries if self._is_wanted(entry)]
        self._window.model.take(set(keys) - {entry.key for entry in wanted})
        self._window.model.put(wanted)

    def _is_wanted(self, entry: Entry) -> bool:
        fits = self._kind is None or entry.kind is self._kind
        if self._kind is Kind.FILE:
            fits = entry.kind in _OTHER_FILES
        return fits and self._query.casefold() in entry.name.casefold()

    def _take_away(self, keys: Sequence[str]) -> None:
        self._shelf.put_away(keys)
        if self._window is not None:
            name = self._shelf[keys[0]].entry().name if len(keys) == 1 else ""
            self._window.model.take(keys)
            self._window.say_deleted(len(keys), name)

    def _bring_back(self, keys: Sequence[str]) -> None:
        self._shelf.bring_back(keys)
        self._show(keys)

    def _forget(self, key: str) -> None:
        self._shelf.remove(key)
        if self._window is not None:
            self._window.model.take([key])

    def _want_picture(self, entry: Entry) -> None:
        item = self._shelf.get(entry.key)
        if item is not None:
            self._pictures.want(item)

    def _picture_made(self, key: str, image: QImage | None) -> None:
        if self._window is not None:
            self._window.model.set_picture(key, image)

    def _picture_look(self) -> tuple[QSize, float]:
        window = self._window
        if window is None:
            return QSize(1, 1), 1.0
        self._picture_size = window.grid.picture_size()
        return self._picture_size, window.devicePixelRatio()

    def _fit_pictures(self) -> None:
        """Cards have another width now: their pictures are made anew."""
        window = self._window
        if window is not None and window.grid.picture_size() != self._picture_size:
            window.model.forget_pictures()
            window.grid.viewport().update()

    def _say(self, text: str, bad: bool) -> None:
        if self._window is not None:
            self._window.say(text, bad=bad)

    def _say_error(self, error: Exception) -> None:
        said = explain(error)
        self._say(f"{said.message} {said.remedy}".rstrip(), bad=True)
