"""What is being drawn, on the disk a moment later: it is there again after a crash.

It is kept as the annotations of the file that is edited, so that opening the file finds it.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from capture.errors import CaptureError
from client.app.background import Background
from client.core.annotations import Annotations, digest_of
from client.ui.editor import Scene, record_of

if TYPE_CHECKING:
    from client.ui.editor.model.document import Document

_SETTLES_MS = 1500


class Rescue(QObject):
    """Keeps the unsaved scene of a document.

    Args:
        document: that is drawn on.
        before: what was drawn when its file was opened; None = nothing.
        original: makes the picture file below.
        annotations: where it is kept.
    """

    def __init__(
        self,
        document: "Document",
        before: Scene | None,
        original: Callable[[], bytes],
        annotations: Annotations,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._before = before
        self._original = original
        self._annotations = annotations
        self._background = background
        self._file: Callable[[], Path | None] = lambda: None
        self._writing = threading.Lock()
        self._is_over = False
        self._kept = ""
        self._timer = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._timer.timeout.connect(self._settled)
        document.history.indexChanged.connect(self._changed)

    def watch(self, file: Callable[[], Path | None]) -> None:
        """Says which file it is that is edited."""
        self._file = file

    def keeping(self) -> Callable[[], object]:
        """What keeps the scene as it is now, to be called in a thread."""
        self._timer.stop()
        path, scene = self._file(), self._document.scene
        if path is None or self._document.is_saved or self._is_over:
            return lambda: None
        return lambda: self._keep(path, scene)

    def saved(self, scene: Scene, edited: str) -> None:
        """A scene is safe, with a picture of the digest `edited`: nothing has to be rescued."""
        self._timer.stop()
        self._background.run(lambda: self._over(scene, edited), on_error=lambda _: None)

    def drop(self) -> None:
        """The person does not want what was drawn: it is as it was before."""
        self._timer.stop()
        self._is_over = True
        self._background.run(lambda: self._over(None, ""), on_error=lambda _: None)

    def _changed(self, _index: int) -> None:
        self._timer.start()

    def _settled(self) -> None:
        self._background.run(self.keeping(), on_error=lambda _: None)

    def _keep(self, path: Path, scene: Scene) -> None:
        """Nobody is told when this fails: saving will fail as well, and say so."""
        with self._writing:
            try:
                edited = digest_of(path.read_bytes())
                self._annotations.keep(edited, record_of(scene), self._original())
            except (OSError, CaptureError):
                return
            self._kept = edited

    def _over(self, scene: Scene | None, edited: str) -> None:
        """Makes the annotations of the file as they were, unless they are its own by now."""
        with self._writing:
            before, kept = self._before, self._kept
            self._before, self._kept = scene, ""
            if not kept or kept == edited:
                return
            if before is None:
                self._annotations.forget(kept)
            else:
                self._annotations.keep(kept, record_of(before), self._original())
