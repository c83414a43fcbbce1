"""The app's log: a file that never grows far and never holds a secret."""

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from client.core.discreet import without_secrets

_BYTES_A_FILE = 1_000_000
_OLD_FILES = 3

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_QT_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class DiscreetFormatter(logging.Formatter):
    """Formats a record, its traceback included, and cuts out the secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line, or lines, for the log."""
        return without_secrets(super().format(record))


def start_logging(folder: Path) -> Path:
    """Sends everything worth knowing to a rotating file in `folder`, unexpected errors included.

    Returns:
        The file.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "dropcap.log"
    handler = RotatingFileHandler(
        file, maxBytes=_BYTES_A_FILE, backupCount=_OLD_FILES, encoding="utf-8", delay=False
    )
    handler.setFormatter(
        DiscreetFormatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    )
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    sys.excepthook = _log_unexpected
    threading.excepthook = _log_unexpected_in_thread
    qInstallMessageHandler(_log_qt_message)
    return file


def _log_unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    _log.critical("unexpected error", exc_info=(kind, error, trace))


def _log_unexpected_in_thread(hook: threading.ExceptHookArgs) -> None:
    if hook.exc_value is not None:
        _log_unexpected(hook.exc_type, hook.exc_value, hook.exc_traceback)


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_QT_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category, message)
