"""Errors of every package as what a command ends with: a sentence, what to do, an exit code."""

import errno
from typing import Protocol, runtime_checkable

from client.exit_codes import ExitCode
from client.ipc.protocol import Failure

_CODES = {
    # Names and not types: a command that only talks to the app must not load every package.
    "AccountError": ExitCode.NOT_LOGGED_IN,
    "BadFile": ExitCode.FILE,
    "BadRecordOption": ExitCode.USAGE,
    "BadRegion": ExitCode.USAGE,
    "BadServerAddress": ExitCode.USAGE,
    "CannotWrite": ExitCode.FILE,
    "CaptureError": ExitCode.NO_CAPTURE,
    "DiskFull": ExitCode.FILE,
    "EmptyRegion": ExitCode.USAGE,
    "FileChanged": ExitCode.FILE,
    "FileGone": ExitCode.FILE,
    "FolderNotOurs": ExitCode.FILE,
    "KeyringTrouble": ExitCode.NOT_LOGGED_IN,
    "LinkExpired": ExitCode.UNREACHABLE,
    "NotADropcapServer": ExitCode.UNREACHABLE,
    "OtherServer": ExitCode.NOT_LOGGED_IN,
    "ServerFault": ExitCode.UNREACHABLE,
    "ServerUnreachable": ExitCode.UNREACHABLE,
    "TokenRefused": ExitCode.NOT_LOGGED_IN,
    "UploadError": ExitCode.REFUSED,
    "UsageError": ExitCode.USAGE,
}
"""Exit codes by the name of an error or of one of its bases; the nearest counts."""

_OUT_OF_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


@runtime_checkable
class Explained(Protocol):
    """An error that a person understands.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
    """

    message: str
    remedy: str


class UsageError(Exception):
    """A command line that cannot be meant.

    Attributes:
        message: what is the matter.
        remedy: what to write.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class UploadFailed(Exception):
    """A job of the outbox that came to nothing.

    Attributes:
        message: why.
        remedy: what to do next, and where the file is.
        exit_code: what a command ends with.
    """

    def __init__(self, kind: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.exit_code = _CODES.get(kind, ExitCode.REFUSED)


def failure_of(error: BaseException) -> Failure | None:
    """What a command ends with; None for an error that nobody foresaw."""
    if not isinstance(error, Explained):
        return _of_system(error) if isinstance(error, OSError) else None
    code = getattr(error, "exit_code", None)
    if code is None:
        named = (_CODES.get(base.__name__) for base in type(error).__mro__)
        code = next((found for found in named if found is not None), ExitCode.UNEXPECTED)
    return Failure(error.message, error.remedy, int(code))


def add_to_remedy(error: Exception, sentence: str) -> None:
    """Lets an error say one thing more, such as where a file is."""
    if isinstance(error, Explained):
        error.remedy = f"{error.remedy} {sentence}".strip()
    else:
        error.add_note(sentence)


def _of_system(error: OSError) -> Failure | None:
    """What the system said about a file, or about our output."""
    reason = error.strerror or type(error).__name__
    if error.errno in _OUT_OF_ROOM:
        where = f" that holds {error.filename}" if error.filename else ""
        return Failure(f"The disk{where} is full.", "Make room, then try again.", ExitCode.FILE)
    if error.filename is None:
        return None
    return Failure(f"{error.filename}: {reason}.", "Check its permissions.", ExitCode.FILE)
