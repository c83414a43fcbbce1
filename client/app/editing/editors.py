"""All editors that are open, and the ways to open one."""

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from capture.encode import ImageFormat
from client.app.editing.desk import Desk
from client.app.editing.draft import Draft
from client.app.editing.editor import Editor
from client.app.editing.opening import Opened, open_file, open_frame, open_image
from client.app.editing.remembering import StyleMemory
from client.core.names import capture_name, unused

if TYPE_CHECKING:
    from capture.models import Frame
    from client.ui.editor.model.style import Style

_COLLECT_AFTER_MS = 500

OnOpen = Callable[[Editor], object]
OnError = Callable[[Exception], object]


class Editors(QObject):
    """Opens editors and keeps them while they are open.

    Signals:
        all_closed: the last one is gone.
    """

    all_closed = Signal()

    def __init__(self, desk: Desk, memory: StyleMemory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._memory = memory
        self._open: list[Editor] = []
        self._abandoned: list[Callable[[], object]] = []
        self._on_all_closed: Callable[[], object] | None = None

    @property
    def count(self) -> int:
        """How many windows are open."""
        return len(self._open)

    def edit_file(self, path: Path, on_open: OnOpen, on_error: OnError) -> None:
        """Opens a picture file, or brings the window that has it open to the front."""
        for editor in self._open:
            if editor.path == path:
                editor.show()
                on_open(editor)
                return
        self._run(partial(open_file, path, self._desk.annotations), on_open, on_error)

    def edit_image(self, image: QImage, on_error: OnError) -> None:
        """Opens a picture that is only in memory."""
        self._run(partial(open_image, image), lambda _: None, on_error)

    def edit_frame(
        self, frame: "Frame", on_error: OnError, on_open: OnOpen = lambda _: None
    ) -> None:
        """Opens a capture, and keeps it in the captures' folder meanwhile."""
        self._run(partial(self._drafted, frame, on_error), on_open, on_error)

    def close_all(self) -> None:
        """Closes all windows without a question; `keep_unsaved` follows. Safe to call twice."""
        self._abandoned += [editor.abandon() for editor in list(self._open)]

    def keep_unsaved(self) -> None:
        """Keeps what was not saved when the windows had to close; takes a moment."""
        while self._abandoned:
            self._abandoned.pop()()

    def ask_to_close(self, then: Callable[[], object]) -> None:
        """Asks about what is not saved, and does something when no window is left."""
        self._on_all_closed = then
        for editor in list(self._open):
            editor.show()
            editor.window.close()
        self._look_whether_over()

    def _run(self, work: Callable[[], Opened], on_open: OnOpen, on_error: OnError) -> None:
        def opened(found: "tuple[Opened, dict[str, Style]]") -> None:
            on_open(self._show(*found))

        self._desk.background.run(lambda: (work(), self._memory.read()), opened, on_error)

    def _drafted(self, frame: "Frame", on_error: OnError) -> Opened:
        settings = self._desk.settings()
        chosen = ImageFormat(settings.image_format)
        path = unused(self._desk.captures / f"{capture_name()}{chosen.suffix}")
        draft = Draft(frame, path, chosen, settings.quality)
        self._desk.background.run(draft.write, on_error=on_error)
        return open_frame(frame, draft)

    def _show(self, opened: Opened, styles: "dict[str, Style]") -> Editor:
        editor = Editor(opened, self._desk, styles, self)
        editor.window.styles_changed.connect(self._memory.change)
        editor.closed.connect(self._closed)
        self._open.append(editor)
        editor.show()
        return editor

    def _closed(self, editor: Editor) -> None:
        if editor in self._open:
            self._open.remove(editor)
            editor.deleteLater()
            # Windows are circles of references, and this one may hold a hundred megabytes.
            QTimer.singleShot(_COLLECT_AFTER_MS, self, _collect)
            self._look_whether_over()

    def _look_whether_over(self) -> None:
        if self._open:
            return
        self.all_closed.emit()
        then, self._on_all_closed = self._on_all_closed, None
        if then is not None:
            then()


def _collect() -> None:
    gc.collect()
