"""The doctor inside the app, which alone knows how its hotkeys are."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from client.app.background import Background
from client.app.hotkeys import Hotkeys
from client.app.ipc.commands import answer
from client.core.doctor import CHECKS, Context, Finding, Report, examine

if TYPE_CHECKING:
    from client.app.account import Account
    from client.app.ipc.conversation import Conversation
    from client.core.session import Session

_SECONDS_FOR_OUR_SERVER = 10.0


class Doctor(QObject):
    """Makes the checks in threads."""

    def __init__(
        self,
        session: "Session",
        account: "Account",
        hotkeys: Hotkeys,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._account = account
        self._hotkeys = hotkeys
        self._background = background

    def examine(
        self, on_found: Callable[[str, Finding], object], on_done: Callable[[Report], object]
    ) -> None:
        """Tells each finding as it comes, and at the end all of them."""

        def found(id_: str, finding: Finding) -> None:
            self._background.post(partial(on_found, id_, finding))

        self._background.run(partial(self._examine, tuple(CHECKS), found), on_done)

    def command(self, arguments: Mapping[str, Any], conversation: "Conversation") -> None:
        """Answers `dropcap doctor`."""
        wanted = [id_ for id_ in arguments.get("only", CHECKS) if id_ in CHECKS]
        answer(self._background, conversation, lambda _tell: self._examine(wanted).document())

    def _examine(
        self,
        wanted: Iterable[str],
        on_found: Callable[[str, Finding], object] = lambda _id, _finding: None,
    ) -> Report:
        context = Context(
            self._session.paths,
            self._session.settings,
            partial(self._account.wait_for_endpoint, _SECONDS_FOR_OUR_SERVER),
            self._session.complaints,
            lambda: self._hotkeys.conflicts,
        )
        return examine(context, wanted, on_found)
