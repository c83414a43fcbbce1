"""The app's beginning and its end."""

import logging
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from client.app.display import DisplayError, check_display
from client.config.paths import FolderNotOurs, Paths, ensure_private
from client.exit_codes import ExitCode
from client.ipc.connection import AppFailed, NotRunning, call
from client.ipc.protocol import BadMessage

if TYPE_CHECKING:
    from client.app.instance import InstanceLock

_log = logging.getLogger(__name__)

_SECONDS_FOR_THE_OTHER = 10.0


def main(argv: list[str]) -> int:
    """Runs the tray app until it is asked to end, or wakes the one that runs.

    Returns:
        An exit code; see `client.exit_codes`.
    """
    paths = Paths.standard()
    if _activate(paths):
        return ExitCode.DONE
    try:
        check_display(os.environ)
    except DisplayError as error:
        return _complain(error.message, error.remedy, ExitCode.NO_CAPTURE)
    try:
        ensure_private(paths.runtime)
    except FolderNotOurs as error:
        return _complain(error.message, error.remedy, ExitCode.FILE)
    except OSError as error:
        return _complain(f"{paths.runtime} cannot be made: {error.strerror}.", "", ExitCode.FILE)
    return _run(argv, paths)


def _run(argv: list[str], paths: Paths) -> int:
    from client.app.instance import InstanceLock

    lock = InstanceLock(paths.runtime / "app.lock")
    if not lock.acquire():
        return _wake_the_other(paths)
    _keep_to_the_session_bus()
    code, threads_ended = _show(argv, paths, lock)
    if not threads_ended:
        _leave(code)
    return code


def _show(argv: list[str], paths: Paths, lock: "InstanceLock") -> tuple[int, bool]:
    from PySide6.QtWidgets import QApplication

    from client.app.application import Application
    from client.app.ipc.server import CannotListen
    from client.app.logs import start_logging
    from client.ui import style
    from client.ui.tray import app_icon

    try:
        start_logging(paths.logs)
    except OSError as error:
        sys.stderr.write(f"dropcap: no log can be written: {error}\n")
    qt = QApplication(argv)
    qt.setApplicationName("dropcap")
    qt.setDesktopFileName("dropcap")
    qt.setQuitOnLastWindowClosed(False)
    qt.setWindowIcon(app_icon())
    style.apply(qt)
    app = Application(qt, paths, lock)
    try:
        app.start()
    except CannotListen as error:
        app.shutdown.finish_now()
        return _complain(error.message, error.remedy, ExitCode.FILE), app.threads_ended
    _log.info("started")
    code = qt.exec()
    _log.info("ended with %d", code)
    return code, app.threads_ended


def _activate(paths: Paths) -> bool:
    """Whether an app runs already and has been told that it is wanted."""
    try:
        call(paths.socket, "activate", {})
    except NotRunning:
        return False
    except (AppFailed, BadMessage):
        # It runs and is just ending, or is of another version: the lock will tell.
        return False
    return True


def _wake_the_other(paths: Paths) -> int:
    """Waits for the app that was started a moment ago to take commands."""
    deadline = time.monotonic() + _SECONDS_FOR_THE_OTHER
    while time.monotonic() < deadline:
        if _activate(paths):
            return ExitCode.DONE
        time.sleep(0.1)
    return _complain(
        "Dropcap is running already, but does not answer.",
        "End it and start it again.",
        ExitCode.UNEXPECTED,
    )


def _keep_to_the_session_bus() -> None:
    """Keeps Qt from starting a session bus of its own, which would outlive us."""
    folder = os.environ.get("XDG_RUNTIME_DIR")
    if sys.platform == "linux" and folder:
        os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={Path(folder, 'bus')}")


def _complain(message: str, remedy: str, code: int) -> int:
    sys.stderr.write(f"dropcap: {message} {remedy}".rstrip() + "\n")
    return code


def _leave(code: int) -> NoReturn:
    """Ends at once: a thread that hangs in a system call would keep Python from ending."""
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
