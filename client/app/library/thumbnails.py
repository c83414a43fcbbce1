"""Small pictures for the library: from the outbox, this disk, or the server; made in threads."""

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from client.app.background import Background
from client.app.library.shelf import Item
from client.core.library import fetching
from client.ui.library import Kind
from client.ui.library.shape import shaped
from uploader.errors import UploadError

_log = logging.getLogger(__name__)

_AT_A_TIME = 3
_MOST_WAITING = 80
"""Who scrolls fast wants what is seen last; what has been left behind is asked for again."""

_LARGEST_PICTURE = 64 << 20
_MOST_KEPT = 4000


class Thumbnails(QObject):
    """Gets pictures, the last wanted first.

    Signals:
        made: an entry's key, and a `QImage`, or None where it was left behind.
    """

    made = Signal(str, object)

    def __init__(
        self,
        folder: Path,
        look: Callable[[], tuple[QSize, float]],
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._look = look
        self._background = background
        self._waiting: OrderedDict[str, tuple[Item, Kind]] = OrderedDict()
        self._running = 0

    def want(self, item: Item) -> None:
        """Asks for something's picture."""
        self._waiting[item.key] = (item, item.entry().kind)
        while len(self._waiting) > _MOST_WAITING:
            key, _ = self._waiting.popitem(last=False)
            self.made.emit(key, None)
        self._next()

    def tidy(self) -> None:
        """Removes the oldest of what is kept on the disk."""
        self._background.run(partial(_prune, self._folder), on_error=_shrug)

    def _next(self) -> None:
        while self._waiting and self._running < _AT_A_TIME:
            key, (item, kind) = self._waiting.popitem(last=True)
            self._running += 1
            size, ratio = self._look()
            work = partial(_make, item, kind, self._folder, size, ratio)
            self._background.run(work, partial(self._done, key), partial(self._failed, key))

    def _done(self, key: str, image: QImage | None) -> None:
        self._running -= 1
        if image is not None:
            self.made.emit(key, image)
        self._next()

    def _failed(self, key: str, error: Exception) -> None:
        _log.info("no picture for %s: %s", key, error)
        self._done(key, None)


def _make(item: Item, kind: Kind, folder: Path, size: QSize, ratio: float) -> QImage | None:
    content = item.thumbnail
    if content is None and item.drop is not None and item.drop.thumbnail_url is not None:
        content = _remote(item.drop.id, item.drop.thumbnail_url, folder)
    image = QImage.fromData(content) if content else QImage()
    if image.isNull() and kind is Kind.PICTURE:
        image = _of_file(item.entry().path, size, ratio)
    return None if image.isNull() else shaped(image, size, ratio)


def _remote(drop_id: str, url: str, folder: Path) -> bytes | None:
    file = folder / hashlib.sha256(drop_id.encode()).hexdigest()[:32]
    try:
        return file.read_bytes()
    except OSError:
        pass  # it is not there yet
    try:
        content = fetching.thumbnail(url)
    except UploadError as error:
        _log.info("no picture of %s: %s", drop_id, error.message)
        return None
    if content:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            file.write_bytes(content)
        except OSError as error:
            _log.info("a picture is not kept: %s", error)
    return content


def _of_file(path: Path | None, size: QSize, ratio: float) -> QImage:
    """A picture file, read no larger than needed where its format allows that."""
    if path is None or not path.is_file() or path.stat().st_size > _LARGEST_PICTURE:
        return QImage()
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid():
        wanted = whole.scaled((size * ratio), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        if wanted.width() < whole.width():
            reader.setScaledSize(wanted)
    return reader.read()


def _prune(folder: Path) -> None:
    if folder.is_dir():
        files = sorted(folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[_MOST_KEPT:]:
            file.unlink(missing_ok=True)


def _shrug(error: Exception) -> None:
    _log.info("pictures were not tidied up: %s", error)
