"""The language between a command and the running app: JSON, one object a line.

A request is `{"version": 1, "command": …, "arguments": {…}}`. Answers are any number of
`{"event": …}` and then one `{"result": {…}}` or `{"error": {"message", "remedy", "exit_code"}}`.

Every command loads this first, hence plain classes: `dataclasses` and `typing` take longer to load
than a whole conversation takes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Document = Mapping[str, "Any"]

VERSION = 1

LONGEST_LINE = 1024 * 1024
"""Bytes of a request; a longer one comes from something that speaks another language."""

LONGEST_ANSWER = 16 * 1024 * 1024
"""Bytes of an answer: the longest list of drops with the longest names."""


class BadMessage(Exception):
    """A line that is no message of this protocol.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = "Update Dropcap, so that the app and the command are of one version."


class _Value:
    """Equal to another of its kind with the same fields."""

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    __hash__ = None  # type: ignore[assignment]  # documents are mappings, which have no hash

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self.__slots__)})"  # contents may be secret


class Request(_Value):
    """What a command asks of the app."""

    __slots__ = __match_args__ = ("command", "arguments")

    def __init__(self, command: str, arguments: Document) -> None:
        self.command = command
        self.arguments = arguments


class Event(_Value):
    """News before the end."""

    __slots__ = __match_args__ = ("event",)

    def __init__(self, event: Document) -> None:
        self.event = event


class Result(_Value):
    """It is done."""

    __slots__ = __match_args__ = ("result",)

    def __init__(self, result: Document) -> None:
        self.result = result


class Failure(_Value):
    """It could not be done."""

    __slots__ = __match_args__ = ("message", "remedy", "exit_code")

    def __init__(self, message: str, remedy: str, exit_code: int) -> None:
        self.message = message
        self.remedy = remedy
        self.exit_code = exit_code


Answer = Event | Result | Failure


def encode_request(request: Request) -> bytes:
    """The request as a line."""
    return _line(
        {"version": VERSION, "command": request.command, "arguments": dict(request.arguments)}
    )


def decode_request(line: bytes) -> Request:
    """The request in a line.

    Raises:
        BadMessage: it is none, or of another version.
    """
    document = _object(line)
    if document.get("version") != VERSION:
        raise BadMessage("The app and the command speak different versions.")
    command, arguments = document.get("command"), document.get("arguments", {})
    if not isinstance(command, str) or not isinstance(arguments, dict):
        raise BadMessage("The request has no command.")
    return Request(command, arguments)


def encode_answer(answer: Answer) -> bytes:
    """The answer as a line."""
    match answer:
        case Event(event):
            return _line({"event": dict(event)})
        case Result(result):
            return _line({"result": dict(result)})
        case Failure(message, remedy, exit_code):
            error = {"message": message, "remedy": remedy, "exit_code": exit_code}
            return _line({"error": error})


def decode_answer(line: bytes) -> Answer:
    """The answer in a line.

    Raises:
        BadMessage: it is none.
    """
    match _object(line):
        case {"event": dict(event)}:
            return Event(event)
        case {"result": dict(result)}:
            return Result(result)
        case {"error": {"message": str(text), "remedy": str(remedy), "exit_code": int(code)}}:
            return Failure(text, remedy, code)
        case _:
            raise BadMessage("The app's answer cannot be read.")


def _line(document: Document) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode() + b"\n"


def _object(line: bytes) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadMessage("The message is not JSON.") from error
    if not isinstance(document, dict):
        raise BadMessage("The message is not a JSON object.")
    return document
