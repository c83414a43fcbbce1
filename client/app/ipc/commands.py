"""What commands ask of the running app, each done the way the command itself would do it."""

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from client.app.background import Background
from client.app.ipc.conversation import Conversation
from client.app.ipc.quick import quick_command
from client.core.failure import UsageError
from client.core.requests import ShareOptions, ShotRequest
from client.ipc.protocol import BadMessage, Request

if TYPE_CHECKING:
    from client.app.account import Account
    from client.app.ipc.regions import RegionCommand
    from client.core.commands import OnEvent
    from client.core.session import Session

Arguments = Mapping[str, Any]

_SECONDS_FOR_OUR_SERVER = 20.0


class ListenerGone(Exception):
    """The command that waited for the end has ended itself."""


class Commands(QObject):
    """Does what requests ask for. Those that come before the app is ready wait for it.

    Signals:
        activated: somebody has started the app again.
        account_changed: another account is in use.
    """

    activated = Signal()
    account_changed = Signal()

    def __init__(
        self, account: "Account", background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._account = account
        self._background = background
        self._early: list[tuple[Request, Conversation]] = []
        self._ready = False
        self._handlers: dict[str, Callable[[Arguments, Conversation], object]] = {
            "ping": lambda _, conversation: conversation.finish({"pid": os.getpid()}),
            "activate": self._activate,
            "account_changed": self._change_account,
        }

    def offer(self, command: str, handler: Callable[[Arguments, Conversation], object]) -> None:
        """Has a command done by somebody else; before `begin`."""
        self._handlers[command] = handler

    def begin(self, session: "Session", region: "RegionCommand") -> None:
        """From now on everything can be done; what waited is."""
        self._handlers |= {
            "region": region.run,
            "shot": partial(self._shot, session),
            "upload": partial(self._upload, session),
            "resume": partial(self._resume, session),
            "list": partial(self._list, session),
            "delete": self._delete,
            "write": partial(self._write, session),
            "quick": self._quick,
        }
        self._ready = True
        early, self._early = self._early, []
        for request, conversation in early:
            self.handle(request, conversation)

    def handle(self, request: Request, conversation: Conversation) -> None:
        """Answers a request, now or when the app is ready for it."""
        handler = self._handlers.get(request.command)
        if handler is not None:
            try:
                handler(request.arguments, conversation)
            except (AttributeError, TypeError, ValueError) as error:
                # Arguments of the wrong kind: a command of another version than the app.
                conversation.fail(BadMessage(f"The app does not understand it: {error}."))
        elif self._ready:
            conversation.fail(UsageError(f"The app has no command “{request.command}”."))
        else:
            self._early.append((request, conversation))

    def _activate(self, _: Arguments, to: Conversation) -> None:
        self.activated.emit()
        to.finish({})

    def _change_account(self, _: Arguments, to: Conversation) -> None:
        self.account_changed.emit()
        to.finish({})

    def _shot(self, session: "Session", arguments: Arguments, to: Conversation) -> None:
        from client.core import commands

        request = ShotRequest.from_arguments(arguments)
        answer(self._background, to, partial(commands.shot, session, request))

    def _quick(self, arguments: Arguments, to: Conversation) -> None:
        """Runs a command line that has come as it was written, if that is one for the app alone."""
        command = quick_command(str(arguments["folder"]), list(arguments["words"]))
        if command is None:
            to.decline()
            return
        to.answer_in_text(command.text_of)
        self._handlers[command.name](command.arguments, to)

    def _upload(self, session: "Session", arguments: Arguments, to: Conversation) -> None:
        from client.core import commands

        paths = [Path(path) for path in arguments.get("paths", ())]
        options = ShareOptions.from_arguments(arguments.get("options", {}))
        answer(self._background, to, partial(commands.upload, session, paths, options))

    def _resume(self, session: "Session", _: Arguments, to: Conversation) -> None:
        from client.core import commands

        answer(self._background, to, partial(commands.resume, session))

    def _list(self, session: "Session", arguments: Arguments, to: Conversation) -> None:
        from client.core import commands

        limit = int(arguments.get("limit", 20))

        def work(_: "OnEvent") -> Arguments:
            if arguments.get("pending"):
                return commands.list_pending(session)
            endpoint = self._account.wait_for_endpoint(_SECONDS_FOR_OUR_SERVER)
            return commands.list_drops(endpoint, limit)

        answer(self._background, to, work)

    def _write(self, session: "Session", arguments: Arguments, to: Conversation) -> None:
        from client.core import commands, writing

        options = ShareOptions.from_arguments(arguments.get("options", {}))
        kind, content = str(arguments["kind"]), str(arguments["content"])
        written = writing.written(kind, content, options, session.settings)

        def work(_: "OnEvent") -> Arguments:
            endpoint = self._account.wait_for_endpoint(_SECONDS_FOR_OUR_SERVER)
            return commands.write(endpoint, written)

        answer(self._background, to, work)

    def _delete(self, arguments: Arguments, to: Conversation) -> None:
        from client.core import commands

        which = [str(name) for name in arguments.get("which", ())]

        def work(_: "OnEvent") -> Arguments:
            endpoint = self._account.wait_for_endpoint(_SECONDS_FOR_OUR_SERVER)
            return commands.delete(endpoint, which)

        answer(self._background, to, work)


def answer(
    background: Background, conversation: Conversation, work: Callable[["OnEvent"], Arguments]
) -> None:
    """Runs work in a thread, passes its news on, and answers with what comes of it.

    When the other side has gone the work's next piece of news raises `ListenerGone` in it: nobody
    waits any more. What was submitted to the outbox is uploaded all the same.
    """

    def tell(news: Mapping[str, Any]) -> None:
        if conversation.is_over:
            raise ListenerGone
        background.post(partial(conversation.tell, news))

    background.run(lambda: work(tell), conversation.finish, conversation.fail)
