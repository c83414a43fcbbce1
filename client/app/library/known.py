"""What can be known of drops without a server."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from client.app.library.shelf import KeptFile, kept_files

if TYPE_CHECKING:
    from client.app.library.removal import Removal
    from client.core.library.memory import Memory
    from client.core.session import Session
    from uploader.model import Job


@dataclass(frozen=True, slots=True)
class Known:
    """What is on this computer.

    Attributes:
        jobs: of the outbox, oldest first.
        files: captures that were kept.
        copies: where the files of drops are.
        hidden: names of what is on its way out.
    """

    jobs: tuple["Job", ...]
    files: list[KeptFile]
    copies: dict[str, Path]
    hidden: set[str]


def gather(session: "Session", memory: "Memory", removal: "Removal") -> Known:
    """Reads it all. For threads.

    Raises:
        OSError: a folder cannot be read.
        sqlite3.Error: what is remembered is damaged.
        UploadError: the outbox cannot be read.
    """
    copies = {drop_id: path for drop_id, path in memory.copies().items() if path.exists()}
    return Known(
        session.outbox.jobs(), kept_files(session.paths.captures), copies, removal.hidden()
    )
