"""What the library's actions do."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from client.app import clipboard
from client.app.background import Background
from client.app.explaining import explain
from client.app.library.changes import Changes, Outcome
from client.app.library.files import LocalFiles
from client.app.library.removal import Removal
from client.app.library.shelf import Item, Shelf
from client.core.library import links
from client.ui.library import Action, Entry, Kind, LibraryWindow

if TYPE_CHECKING:
    from client.core.session import Session
    from uploader.model import Endpoint

_MOST_OPENED = 8
"""A browser with a hundred new tabs is nothing that anybody has asked for."""


class Acting(QObject):
    """Does what is chosen.

    Signals:
        edit_wanted, pin_wanted: the `Path` of a picture.
        upload_wanted: a list of `Path`: captures that have no link yet.
        changed: keys of what is to be shown anew.
        lost: the key of something that is not there any more.
        said: what was done, and whether it went wrong.
    """

    edit_wanted = Signal(object)
    pin_wanted = Signal(object)
    upload_wanted = Signal(object)
    changed = Signal(object)
    lost = Signal(str)
    said = Signal(str, bool)

    def __init__(
        self,
        session: "Session",
        shelf: Shelf,
        files: LocalFiles,
        removal: Removal,
        endpoint: Callable[[], "Endpoint"],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        self._files = files
        self._removal = removal
        self._background = background
        self._window: LibraryWindow | None = None
        self._changes = Changes(endpoint, background, self)
        self._changes.made.connect(self._made)
        self._changes.failed.connect(self._tell)
        removal.failed.connect(self._tell)
        files.failed.connect(lambda _key, error: self._tell(error))
        files.fetching.connect(self._tell_progress)

    def serve(self, window: LibraryWindow) -> None:
        """Listens to a window."""
        self._window = window
        window.wanted.connect(self.act)
        window.rename_wanted.connect(self._rename)
        window.privacy_wanted.connect(self._set_privacy)
        window.expiry_wanted.connect(self._set_expiry)
        window.drag_wanted.connect(self._drag)

    def act(self, action: Action, entries: Sequence[Entry]) -> None:
        """Does an action that needs nothing more to be known."""
        items = self._items(entries)
        match action:
            case Action.COPY_LINK | Action.COPY_MARKDOWN | Action.COPY_HTML:
                self._copy(action, entries)
            case Action.OPEN:
                for entry in entries[:_MOST_OPENED]:
                    QDesktopServices.openUrl(QUrl(entry.url or ""))
            case Action.REVEAL | Action.EDIT | Action.PIN:
                self._files.fetch(items, partial(self._use_files, action))
            case Action.UPLOAD:
                self._upload(items)
            case Action.RETRY | Action.CANCEL:
                self._steer(action, items)
            case Action.DELETE:
                self._removal.delete([item.key for item in items])
            case _:
                raise ValueError(f"{action} needs more to be known")

    def _use_files(self, action: Action, paths: Sequence[Path]) -> None:
        if action is Action.REVEAL:
            self._files.reveal(paths[0])
            return
        wanted = self.edit_wanted if action is Action.EDIT else self.pin_wanted
        for path in paths:
            wanted.emit(path)

    def _items(self, entries: Sequence[Entry]) -> list[Item]:
        found = (self._shelf.get(entry.key) for entry in entries)
        return [item for item in found if item is not None]

    def _copy(self, action: Action, entries: Sequence[Entry]) -> None:
        lines = []
        for entry in entries:
            url, picture = entry.url or "", entry.kind is Kind.PICTURE
            if action is Action.COPY_MARKDOWN:
                lines.append(links.as_markdown(entry.name, url, is_picture=picture))
            elif action is Action.COPY_HTML:
                lines.append(links.as_html(entry.name, url, is_picture=picture))
            else:
                lines.append(url)
        clipboard.copy("\n".join(lines))
        self.said.emit(self.tr("Copied.") if len(lines) > 1 else self.tr("Link copied"), False)

    def _upload(self, items: Sequence[Item]) -> None:
        paths = [item.file.path for item in items if item.file is not None]
        for item in items:
            self.lost.emit(item.key)  # it comes back as an upload
        self.upload_wanted.emit(paths)

    def _steer(self, action: Action, items: Sequence[Item]) -> None:
        outbox = self._session.outbox
        do = outbox.retry if action is Action.RETRY else outbox.cancel
        for item in items:
            if item.job is not None:
                self._background.run(partial(do, item.job.id), on_error=self._tell)

    def _rename(self, entry: Entry, name: str) -> None:
        self._changes.change(self._items([entry]), {"name": name}, self.tr("Renamed."))

    def _set_privacy(self, entries: Sequence[Entry], privacy: str, password: str | None) -> None:
        changes = {"privacy": privacy, **({"password": password} if password else {})}
        self._changes.change(self._items(entries), changes, self.tr("Changed who can open it."))

    def _set_expiry(self, entries: Sequence[Entry], seconds: int | None) -> None:
        changes = {"expires_in": seconds}
        self._changes.change(self._items(entries), changes, self.tr("Changed when the link ends."))

    def _made(self, outcome: Outcome, sentence: str) -> None:
        self.changed.emit(self._shelf.put_drops(outcome.drops))
        if outcome.error is not None:
            self._tell(outcome.error)
        else:
            self.said.emit(sentence, False)

    def _drag(self, entries: Sequence[Entry]) -> None:
        """What is here is dragged at once; what is not, as soon as it is, if still held."""
        items = self._items(entries)
        if any(entry.path is None for entry in entries):
            self.said.emit(self.tr("Fetching it first: hold on, or drag it again."), False)
        self._files.fetch(items, partial(self._begin_drag, items))

    def _begin_drag(self, items: Sequence[Item], paths: Sequence[Path]) -> None:
        for item, path in zip(items, paths, strict=True):
            item.path = path
        self.changed.emit([item.key for item in items])
        window = self._window
        if window is None or not self._files.is_being_dragged():
            self.said.emit(self.tr("It is here now and can be dragged."), False)
            return
        picture = window.model.picture(items[0].entry())
        self._files.drag(paths, picture, window.grid)

    def _tell_progress(self, _key: str, share: float) -> None:
        self.said.emit(
            self.tr("Fetching it: {percent} %").format(percent=round(share * 100)), False
        )

    def _tell(self, error: Exception) -> None:
        said = explain(error)
        self.said.emit(f"{said.message} {said.remedy}".rstrip(), True)
