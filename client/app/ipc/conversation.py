"""One connection: a request comes in, news and then an end go out."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalSocket

from client.app.explaining import explain
from client.ipc import quick
from client.ipc.protocol import (
    LONGEST_LINE,
    BadMessage,
    Event,
    Failure,
    Request,
    Result,
    decode_request,
    encode_answer,
)

# News that nobody reads are left out beyond this; the end is always written.
_MOST_UNREAD = 256 * 1024


class Conversation(QObject):
    """What is said over one connection.

    Signals:
        asked: the `client.ipc.protocol.Request` and this conversation, once.
        left: this conversation, whose other side has gone, before or after the end.
    """

    asked = Signal(object, object)
    left = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket = socket
        self._heard = bytearray()
        self._asked = False
        self._ended = False
        self._is_quick = False
        self._text_of: Callable[[Mapping[str, Any]], str] = str
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST_LINE)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._leave)

    @property
    def is_over(self) -> bool:
        """Whether nothing that is said here reaches anybody any more."""
        return self._ended

    def answer_in_text(self, text_of: Callable[[Mapping[str, Any]], str]) -> None:
        """Lets the end be a text, as the short form of the language has it.

        Args:
            text_of: what a result is printed as.
        """
        self._text_of = text_of

    def begin(self) -> None:
        """Reads what may have arrived before anybody listened."""
        self._read()

    def tell(self, news: Mapping[str, Any]) -> None:
        """Sends news, unless the other side has stopped reading them."""
        if not self._ended and not self._is_quick and self._socket.bytesToWrite() < _MOST_UNREAD:
            self._socket.write(encode_answer(Event(news)))

    def finish(self, result: Mapping[str, Any]) -> None:
        """Sends the result and hangs up."""
        self._end(Result(result))

    def fail(self, error: Exception) -> None:
        """Sends why it could not be done and hangs up."""
        if self._ended:
            return
        said = explain(error)
        self._end(Failure(said.message, said.remedy, said.exit_code))

    def decline(self) -> None:
        """Says nothing: a command in the short form is then run the long way."""
        if not self._ended:
            self._ended = True
            self._socket.disconnectFromServer()

    def hang_up(self) -> None:
        """Ends without an answer."""
        self._ended = True
        self._socket.abort()

    def _end(self, answer: Result | Failure) -> None:
        if self._ended:
            return
        self._ended = True
        self._socket.write(self._text(answer) if self._is_quick else encode_answer(answer))
        self._socket.flush()
        self._socket.disconnectFromServer()

    def _text(self, answer: Result | Failure) -> bytes:
        if isinstance(answer, Result):
            return quick.encode_text(0, self._text_of(answer.result))
        return quick.encode_text(answer.exit_code, f"{answer.message} {answer.remedy}".rstrip())

    def _leave(self) -> None:
        self._ended = True
        self.left.emit(self)

    def _read(self) -> None:
        if self._asked:
            self._socket.readAll()  # one request a connection; what follows is nobody's
            return
        self._heard += self._socket.readAll().data()
        line, end, _ = self._heard.partition(b"\n")
        if not end and len(self._heard) < LONGEST_LINE:
            return
        self._asked = True
        self._heard.clear()
        if not end:
            self.fail(BadMessage("The request is too long."))
            return
        try:
            request = self._request(bytes(line))
        except BadMessage as error:
            self.fail(error)
            return
        self.asked.emit(request, self)

    def _request(self, line: bytes) -> Request:
        if not line.startswith(quick.BEGINNING):
            return decode_request(line)
        self._is_quick = True
        folder, words = quick.decode_words(line)
        return Request("quick", {"folder": folder, "words": words})
