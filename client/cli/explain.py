"""Errors as a command ends with them, and the log that has the details of what nobody foresaw."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from client.config.paths import Paths
from client.core.discreet import DiscreetFormatter
from client.core.failure import failure_of
from client.exit_codes import ExitCode
from client.ipc.protocol import Failure

_LARGEST_LOG = 1_000_000  # bytes

_log = logging.getLogger(__name__)


def explain(error: Exception) -> Failure:
    """What to tell about an error."""
    failure = failure_of(error)
    if failure is not None:
        return failure
    file = keep_log()
    _log.error("an error nobody foresaw", exc_info=error)
    where = f"The details are in {file}." if file else "The log cannot be written either."
    remedy = " ".join([*getattr(error, "__notes__", ()), where])
    return Failure(
        f"Something unexpected happened ({type(error).__name__}).", remedy, ExitCode.UNEXPECTED
    )


def keep_log() -> Path | None:
    """Sends warnings to a file, and not to a person's terminal.

    Returns:
        The file, or None where none can be written.
    """
    logging.raiseExceptions = False  # a full disk must not put a traceback on the terminal
    file = Paths.standard().logs / "commands.log"
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                file, maxBytes=_LARGEST_LOG, backupCount=1, encoding="utf-8", errors="replace"
            )
        except OSError:
            return None
        handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
    return file if len(root.handlers) > 1 else None
