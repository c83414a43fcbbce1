"""What goes wrong: for operators a sentence, for clients a problem document (RFC 9457)."""

import errno
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

PROBLEM_TYPE = "application/problem+json"


class OperatorError(Exception):
    """Something that the person who runs the server has to mend.

    Attributes:
        message: one sentence, or one a line.
        exit_code: what the command ends with.
    """

    exit_code = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class SettingsError(OperatorError):
    """Settings that cannot be used."""

    exit_code = 2

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__("\n".join(sentences))


class CannotListen(OperatorError):
    """The address is taken or not ours."""

    exit_code = 3


class DataUnusable(OperatorError):
    """The data folder or the database cannot be read or written."""

    exit_code = 4


@dataclass
class Problem(Exception):
    """An answer that says no, and why.

    Attributes:
        status: the HTTP status.
        code: stable, for programs.
        detail: a sentence, for people.
        headers: more headers for the answer.
    """

    status: int
    code: str
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """The body of the answer."""
        return {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
        }


def not_found() -> Problem:
    """What is not there, or not yours: the answer must not tell which."""
    return Problem(404, "not_found", "There is no such drop.")


def is_out_of_room(error: OSError) -> bool:
    """Whether something could not be written because there is no room for it."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def disk_full() -> Problem:
    """The store has no room."""
    return Problem(507, "disk_full", "The server has no room left for this file.")


def busy() -> Problem:
    """The database does not answer, or not in time; the same request will do later."""
    return Problem(
        503, "busy", "The server is busy; please try again.", headers={"Retry-After": "1"}
    )
