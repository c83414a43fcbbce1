"""Errors of every package as what a command ends with: a sentence, what to do, an exit code."""

from client.exit_codes import ExitCode
from client.ipc.protocol import Failure

_CODES = {
    # Names and not types: a command that only talks to the app must not load every package.
    "AccountError": ExitCode.NOT_LOGGED_IN,
    "BadFile": ExitCode.FILE,
    "BadRegion": ExitCode.USAGE,
    "BadServerAddress": ExitCode.USAGE,
    "CannotWrite": ExitCode.FILE,
    "CaptureError": ExitCode.NO_CAPTURE,
    "EmptyRegion": ExitCode.USAGE,
    "FileChanged": ExitCode.FILE,
    "FileGone": ExitCode.FILE,
    "FolderNotOurs": ExitCode.FILE,
    "NotADropcapServer": ExitCode.UNREACHABLE,
    "ServerFault": ExitCode.UNREACHABLE,
    "ServerUnreachable": ExitCode.UNREACHABLE,
    "TokenRefused": ExitCode.NOT_LOGGED_IN,
    "UploadError": ExitCode.REFUSED,
    "UsageError": ExitCode.USAGE,
}
"""Exit codes by the name of an error or of one of its bases; the nearest counts."""


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
    message, remedy = getattr(error, "message", None), getattr(error, "remedy", None)
    if not isinstance(message, str) or not isinstance(remedy, str):
        return None
    code = getattr(error, "exit_code", None)
    if code is None:
        named = (_CODES.get(base.__name__) for base in type(error).__mro__)
        code = next((found for found in named if found is not None), ExitCode.UNEXPECTED)
    return Failure(message, remedy, int(code))
