"""Errors as a person is told about them; what nobody foresaw is written down as well."""

import logging

from PySide6.QtCore import QCoreApplication

from client.core.failure import failure_of
from client.exit_codes import ExitCode
from client.ipc.protocol import Failure

_log = logging.getLogger(__name__)


def translated(sentence: str) -> str:
    """A sentence of a package that knows no Qt, in the language that the app speaks."""
    return sentence


def explain(error: Exception) -> Failure:
    """What to tell about an error; one that nobody foresaw goes to the log, with where it arose."""
    failure = failure_of(error)
    if failure is not None:
        return failure
    _log.error("an error nobody foresaw", exc_info=error)
    return Failure(
        QCoreApplication.translate("explaining", "Something unexpected happened."),
        QCoreApplication.translate("explaining", "Try again; the log has the details."),
        ExitCode.UNEXPECTED,
    )
