"""Ending the app in stages, each once, however often and from wherever it is asked for."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from client.app.background import Background

_log = logging.getLogger(__name__)

# What takes longer than this is given up: everything that matters is on the disk already.
_PATIENCE_MS = 12_000


@dataclass(frozen=True, slots=True)
class Stage:
    """One thing to end.

    Attributes:
        name: for the log.
        end: ends it. Must be safe to call when it never started.
        waits: whether it may take a while and therefore runs in a thread.
    """

    name: str
    end: Callable[[], object]
    waits: bool = False


class Shutdown(QObject):
    """Runs the stages in order and says when all is over.

    An error in a stage is logged and does not keep the later ones from running.

    Signals:
        finished: with the exit code, once.
    """

    finished = Signal(int)

    def __init__(
        self, stages: Sequence[Stage], background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._left = list(stages)
        self._background = background
        self._code = 0
        self._begun = False
        self._over = False
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self._give_up)

    @property
    def begun(self) -> bool:
        """Whether the app is on its way out."""
        return self._begun

    def begin(self, code: int = 0) -> None:
        """Starts ending; a second call changes nothing."""
        if self._begun:
            return
        self._begun = True
        self._code = code
        _log.info("ending")
        self._deadline.start(_PATIENCE_MS)
        # Whoever asks may be inside something that a stage is going to take apart.
        self._soon()

    def finish_now(self) -> None:
        """Runs what is left right here: the event loop has ended and no callback would come."""
        self._begun = True
        if not self._left:
            self._finish()
            return
        try:
            self._take().end()
        finally:
            self.finish_now()

    def _next(self) -> None:
        if not self._left:
            self._finish()
            return
        stage = self._take()
        if stage.waits:
            self._background.run(stage.end, self._soon, self._failed)
            return
        try:
            stage.end()
        finally:
            self._soon()

    def _take(self) -> Stage:
        stage = self._left.pop(0)
        _log.debug("ending: %s", stage.name)
        return stage

    def _soon(self, _result: object = None) -> None:
        QTimer.singleShot(0, self, self._next)

    def _failed(self, error: Exception) -> None:
        _log.error("a stage of ending failed", exc_info=error)
        self._soon()

    def _give_up(self) -> None:
        _log.warning("ending took too long; left undone: %s", [s.name for s in self._left])
        self._left.clear()
        self._finish()

    def _finish(self) -> None:
        if self._over:
            return
        self._over = True
        self._deadline.stop()
        self.finished.emit(self._code)
