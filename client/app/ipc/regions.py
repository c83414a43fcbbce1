"""The command that has a person choose a region: `dropcap shot` without saying of what."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from client.app.background import Background
from client.app.flows.region import RegionPicker, Wish, overlay_options
from client.app.ipc.commands import answer
from client.app.ipc.conversation import Conversation
from client.core.requests import ShotRequest
from client.exit_codes import ExitCode

if TYPE_CHECKING:
    from capture.models import Frame
    from client.app.delivery.deliveries import Deliveries
    from client.core.commands import OnEvent
    from client.core.session import Session
    from uploader.model import Job


class RegionBusy(Exception):
    """A region is being chosen already.

    Attributes:
        message: that it is so.
        remedy: what to do about it.
    """

    def __init__(self) -> None:
        super().__init__("a region is being chosen")
        self.message = "A region is being chosen already."
        self.remedy = "Choose it, or press Esc."


class NothingChosen(Exception):
    """The person left without choosing.

    Attributes:
        message: that it is so.
        remedy: empty; it was meant.
        exit_code: as when the command itself is interrupted.
    """

    def __init__(self) -> None:
        super().__init__("no region was chosen")
        self.message = "No region was chosen."
        self.remedy = ""
        self.exit_code = ExitCode.INTERRUPTED


class RegionCommand(QObject):
    """Has a region chosen and answers with its link, which is copied too: somebody is there."""

    def __init__(
        self,
        session: "Session",
        picker: RegionPicker,
        deliveries: "Deliveries",
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._picker = picker
        self._deliveries = deliveries
        self._background = background
        self._choosing: Conversation | None = None

    def run(self, arguments: Mapping[str, Any], conversation: Conversation) -> None:
        """Opens the overlay, unless it is open."""
        request = ShotRequest.from_arguments(arguments)
        settings = self._session.settings
        started = self._picker.pick(
            Wish(
                partial(self._chosen, request, conversation),
                partial(self._failed, conversation),
                partial(self._failed, conversation, NothingChosen()),
                cursor=settings.cursor if request.cursor is None else request.cursor,
                delay=request.delay,
                options=overlay_options(settings),
            )
        )
        if not started:
            conversation.fail(RegionBusy())
            return
        self._choosing = conversation
        conversation.left.connect(self._left)

    def _chosen(self, request: ShotRequest, conversation: Conversation, frame: "Frame") -> None:
        self._choosing = None

        def work(tell: "OnEvent") -> dict[str, Any]:
            from client.core import commands

            return commands.deliver(self._session, request, frame, tell, self._adopt)

        answer(self._background, conversation, work)

    def _adopt(self, job: "Job") -> None:
        self._background.post(partial(self._deliveries.adopt, job))

    def _failed(self, conversation: Conversation, error: Exception) -> None:
        self._choosing = None
        conversation.fail(error)

    def _left(self, conversation: Conversation) -> None:
        if self._choosing is conversation:
            self._picker.cancel()
