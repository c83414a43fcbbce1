"""The command's end: asks the running app and waits for what it says."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING, Any

from client.ipc.protocol import (
    LONGEST_LINE,
    BadMessage,
    Event,
    Failure,
    Request,
    Result,
    decode_answer,
    encode_request,
)

if TYPE_CHECKING:
    from io import BufferedRWPair


class NotRunning(Exception):
    """No app answers."""


class AppFailed(Exception):
    """The app could not do it.

    Attributes:
        message: what happened.
        remedy: what to do next.
        exit_code: what a command ends with.
    """

    def __init__(self, message: str, remedy: str, exit_code: int) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.exit_code = exit_code


def call(
    address: str,
    command: str,
    arguments: Mapping[str, Any],
    on_event: Callable[[Mapping[str, Any]], None] | None = None,
) -> Mapping[str, Any]:
    """Has the app run a command.

    Args:
        address: the app's socket or pipe.
        command: its name.
        arguments: what it needs.
        on_event: called with news before the end.

    Raises:
        NotRunning: no app answers.
        AppFailed: it says why it could not do it.
        BadMessage: it speaks another language.
    """
    with _connect(address) as stream:
        try:
            stream.write(encode_request(Request(command, arguments)))
            stream.flush()
            return _result(stream, on_event)
        except (ConnectionError, BrokenPipeError) as error:
            raise AppFailed("The app ended before it was done.", "Start it again.", 1) from error


def _result(
    stream: IO[bytes] | BufferedRWPair, on_event: Callable[[Mapping[str, Any]], None] | None
) -> Mapping[str, Any]:
    while line := stream.readline(LONGEST_LINE):
        match decode_answer(line):
            case Event(event):
                if on_event is not None:
                    on_event(event)
            case Result(result):
                return result
            case Failure(message, remedy, exit_code):
                raise AppFailed(message, remedy, exit_code)
    raise BadMessage("The app closed the connection without an answer.")


if sys.platform == "win32":

    def _connect(address: str) -> IO[bytes]:
        try:
            return open(address, "r+b", buffering=0)  # noqa: PTH123 - a pipe's name is no path
        except OSError as error:
            raise NotRunning from error

else:
    import socket

    def _connect(address: str) -> BufferedRWPair:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            raise NotRunning from error
        stream = connection.makefile("rwb")
        connection.close()  # the stream has a hold on it and closes it
        return stream
