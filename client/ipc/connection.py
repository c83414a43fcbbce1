"""The command's end: asks the running app and waits for what it says."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping

from client.config.runtime import is_ours
from client.ipc.protocol import (
    LONGEST_ANSWER,
    LONGEST_LINE,
    Event,
    Failure,
    Request,
    Result,
    decode_answer,
    encode_request,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from io import BufferedRWPair
    from typing import IO, Any


class NotRunning(Exception):
    """No app answers, or none that is this person's own."""


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
    on_event: Callable[[Mapping[str, Any]], object] | None = None,
    timeout: float | None = None,
) -> Mapping[str, Any]:
    """Has the app run a command.

    Args:
        address: the app's socket or pipe.
        command: its name.
        arguments: what it needs.
        on_event: called with news before the end.
        timeout: seconds of silence after which the app is taken to be stuck; None = any length,
            for what a person takes part in. It does not apply to pipes.

    Raises:
        NotRunning: no app answers.
        AppFailed: it says why it could not do it, or says nothing any more.
        BadMessage: it speaks another language.
    """
    line = encode_request(Request(command, arguments))
    if len(line) > LONGEST_LINE:
        raise AppFailed("That is too much to ask for at once.", "Name fewer files.", 2)
    with _connect(address, timeout) as stream:
        try:
            stream.write(line)
            stream.flush()
            return _result(stream, on_event)
        except TimeoutError as error:
            raise AppFailed("The app does not answer.", "Start it again.", 1) from error
        except ConnectionError as error:
            raise AppFailed("The app ended before it was done.", "Start it again.", 1) from error


def _result(
    stream: IO[bytes] | BufferedRWPair, on_event: Callable[[Mapping[str, Any]], object] | None
) -> Mapping[str, Any]:
    while line := stream.readline(LONGEST_ANSWER):
        match decode_answer(line):
            case Event(event):
                if on_event is not None:
                    on_event(event)
            case Result(result):
                return result
            case Failure(message, remedy, exit_code):
                raise AppFailed(message, remedy, exit_code)
    raise AppFailed("The app ended before it was done.", "Start it again.", 1)


if sys.platform == "win32":

    def _connect(address: str, timeout: float | None) -> IO[bytes]:
        del timeout
        try:
            return open(address, "r+b", buffering=0)  # noqa: PTH123 - a pipe's name is no path
        except OSError as error:
            raise NotRunning from error

else:
    import socket

    def _connect(address: str, timeout: float | None) -> BufferedRWPair:
        # Whoever could put a socket there could read what we send, passwords included.
        if not is_ours(os.path.dirname(address)):  # noqa: PTH120 - pathlib takes long to load
            raise NotRunning
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(timeout)
        try:
            connection.connect(address)
        except OSError as error:
            connection.close()
            raise NotRunning from error
        stream = connection.makefile("rwb")
        connection.close()  # the stream has a hold on it and closes it
        return stream
