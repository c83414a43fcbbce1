"""The socket, or pipe, that the app is spoken to over; for its owner alone."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer

from client.app.ipc.conversation import Conversation
from client.ipc.protocol import BadMessage

_log = logging.getLogger(__name__)

_MOST_CONVERSATIONS = 64


class CannotListen(Exception):
    """The socket cannot be made.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
    """

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.message = f"Commands cannot reach the app: {address} cannot be opened ({reason})."
        self.remedy = "Make sure that its folder is yours and that the disk is not full."


class CommandServer(QObject):
    """Takes connections and keeps them for as long as they last.

    Signals:
        asked: the `Request` and the `Conversation` to answer it in.
    """

    asked = Signal(object, object)

    def __init__(self, address: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self._conversations: set[Conversation] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)

    def listen(self) -> None:
        """Takes connections from now on. The caller holds the lock that says no other app runs.

        Raises:
            CannotListen: the socket cannot be made.
        """
        # What a killed app left behind is in the way and nobody's.
        QLocalServer.removeServer(self._address)
        if not self._server.listen(self._address):
            raise CannotListen(self._address, self._server.errorString())

    def close(self) -> None:
        """Takes no more connections, removes the socket and hangs up; safe to call twice."""
        self._server.close()
        Path(self._address).unlink(missing_ok=True)
        for conversation in list(self._conversations):
            conversation.hang_up()
        self._conversations.clear()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            conversation = Conversation(socket, self)
            # No closures here: one that holds the server would be freed with the conversation, and
            # take its parent along in the middle of its own end.
            conversation.left.connect(self._forget)
            if len(self._conversations) >= _MOST_CONVERSATIONS:
                conversation.fail(BadMessage("The app has too much to do at once."))
                continue
            self._conversations.add(conversation)
            conversation.asked.connect(self.asked)
            conversation.begin()

    def _forget(self, conversation: Conversation) -> None:
        self._conversations.discard(conversation)
        conversation.deleteLater()
