"""What editors work with, whether they are the app's or a process of their own."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QImage

from client.app.background import Background

if TYPE_CHECKING:
    from client.config.settings import Settings
    from client.core.annotations import Annotations
    from client.core.sharing import Sharing
    from uploader.model import Job


class Desk(Protocol):
    """What editors work with."""

    @property
    def background(self) -> Background:
        """Threads."""

    @property
    def annotations(self) -> "Annotations":
        """What was drawn on pictures before."""

    @property
    def captures(self) -> Path:
        """The folder of captures."""

    def settings(self) -> "Settings":
        """The settings in force."""

    def sharing(self) -> "Sharing":
        """What pictures are uploaded through; called in a thread.

        Raises:
            AccountError: there is no server.
        """

    def adopt(self, job: "Job") -> None:
        """Follows an upload: its link goes onto the clipboard, and a toast tells."""

    def pin(self, image: QImage) -> None:
        """Shows a picture above all windows."""
