"""The switch that starts the app with the session."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from client.app.background import Background
from client.platform.autostart import Autostart, choose
from client.platform.environment import detect


class AutostartSwitch(QObject):
    """Reads and turns the switch in a thread.

    Args:
        show: shows how the switch is now.
        tell_error: shows why it could not be turned.
    """

    def __init__(
        self,
        background: Background,
        show: Callable[[bool], object],
        tell_error: Callable[[Exception], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._show = show
        self._tell_error = tell_error
        self._autostart: Autostart = choose(detect())

    def read(self) -> None:
        """Shows how the switch is."""
        self._background.run(self._autostart.is_enabled, self._show, self._tell_error)

    def turn(self, on: bool) -> None:
        """Turns it, and shows how it is afterwards."""
        self._background.run(partial(self._turn, on), self._show, self._failed)

    def _turn(self, on: bool) -> bool:
        if on:
            self._autostart.enable(start_command())
        else:
            self._autostart.disable()
        return self._autostart.is_enabled()

    def _failed(self, error: Exception) -> None:
        self._tell_error(error)
        self.read()


def start_command() -> list[str]:
    """How this installation of the app is started."""
    script = Path(sys.executable).with_name("dropcap.exe" if sys.platform == "win32" else "dropcap")
    return [str(script)] if script.exists() else [sys.executable, "-m", "client"]
