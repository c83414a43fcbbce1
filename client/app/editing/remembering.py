"""How the tools draw, from one time to the next."""

import contextlib
from functools import partial
from pathlib import Path

from client.app.background import Background
from client.config.files import BadFile, read_toml, write_toml
from client.ui.editor import record_of_styles, styles_from
from client.ui.editor.model.style import Style

FILE = "editor.toml"


class StyleMemory:
    """Reads styles once and writes them down after they changed, off the GUI thread.

    Args:
        folder: of settings.
    """

    def __init__(self, folder: Path, background: Background) -> None:
        self._file = folder / FILE
        self._background = background
        self._styles: dict[str, Style] | None = None
        self._is_writing = False

    def read(self) -> dict[str, Style]:
        """The styles; called in a thread. A file that cannot be read counts as none."""
        if self._styles is None:
            try:
                record = read_toml(self._file)
            except BadFile:
                record = {}
            self._styles = styles_from(record)
        return self._styles

    def change(self, styles: dict[str, Style]) -> None:
        """Remembers other styles."""
        self._styles = styles
        self._write()

    def _write(self) -> None:
        if self._is_writing or self._styles is None:
            return
        self._is_writing = True
        styles = self._styles

        def written(_: object) -> None:
            self._is_writing = False
            if self._styles is not styles:
                self._write()  # what was chosen meanwhile

        self._background.run(partial(self._save, styles), written, written)

    def _save(self, styles: dict[str, Style]) -> None:
        with contextlib.suppress(OSError):  # a convenience for next time
            write_toml(self._file, record_of_styles(styles))
