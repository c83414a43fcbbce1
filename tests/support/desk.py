"""What editors work with, real but for the upload."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from client.app.background import Background
from client.config.settings import Settings
from client.core.annotations import Annotations

if TYPE_CHECKING:
    from client.core.sharing import Sharing
    from uploader.model import Job


@dataclass
class Desk:
    """Threads, annotations and folders; notes what is pinned and what would be followed."""

    folder: Path
    background: Background = field(default_factory=Background)
    chosen: Settings = field(default_factory=Settings)
    shares: Any = None
    adopted: list[Any] = field(default_factory=list)
    pinned: list[QImage] = field(default_factory=list)

    @property
    def annotations(self) -> Annotations:
        return Annotations(self.folder / "annotations")

    @property
    def captures(self) -> Path:
        return self.folder / "captures"

    def settings(self) -> Settings:
        return self.chosen

    def sharing(self) -> "Sharing":
        return self.shares  # type: ignore[no-any-return]

    def adopt(self, job: "Job") -> None:
        self.adopted.append(job)

    def pin(self, image: QImage) -> None:
        self.pinned.append(image)
