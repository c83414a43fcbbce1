"""The language between a command and the running app: JSON, one object a line.

A request is `{"version": 1, "command": …, "arguments": {…}}`. Answers are any number of
`{"event": …}` and then one `{"result": {…}}` or `{"error": {"message", "remedy", "exit_code"}}`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VERSION = 1

LONGEST_LINE = 1024 * 1024
"""Bytes; a longer line comes from something that speaks another language."""

Document = Mapping[str, Any]


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


@dataclass(frozen=True, slots=True)
class Request:
    """What a command asks of the app."""

    command: str
    arguments: Document


@dataclass(frozen=True, slots=True)
class Event:
    """News before the end."""

    event: Document


@dataclass(frozen=True, slots=True)
class Result:
    """It is done."""

    result: Document


@dataclass(frozen=True, slots=True)
class Failure:
    """It could not be done."""

    message: str
    remedy: str
    exit_code: int


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
