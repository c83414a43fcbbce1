"""Recordings that are uploaded while they are made."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from capture.recording.formats import RecordingFormat
from client.core.requests import ShareOptions

if TYPE_CHECKING:
    from pathlib import Path

    from client.core.sharing import Sharing
    from uploader.model import Job
    from uploader.outbox import GrowingJob


class RecordingUploads:
    """Follows the files of recordings, by their paths in the outbox folder. Safe in any thread.

    Only MP4 is written so that nothing but its beginning changes once it is there.
    """

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing
        self._lock = threading.Lock()
        self._growing: dict[Path, GrowingJob] = {}

    def begin(self, path: Path, options: ShareOptions | None = None) -> Job | None:
        """Uploads what is written to a path from now on; None where that cannot be.

        The job has its link a moment later. Doing it twice does no harm.

        Raises:
            UploadError: it could not be noted.
        """
        if path.suffix != RecordingFormat.MP4.suffix:
            return None
        with self._lock:
            growing = self._growing.get(path)
            if growing is None:
                growing = self._sharing.growing(path, options or ShareOptions())
                self._growing[path] = growing
        return growing.job

    def finish(self, path: Path, thumbnail: bytes | None = None) -> Job:
        """Shares a finished recording: what is left of it, or all if its upload was not begun.

        Raises:
            UploadError: it is not there, or could not be noted.
        """
        with self._lock:
            growing = self._growing.pop(path, None)
        return growing.finish(thumbnail) if growing is not None else self._sharing.file(path)

    def abandon(self, path: Path) -> None:
        """Nobody wants a recording: its link goes, and its file."""
        with self._lock:
            growing = self._growing.pop(path, None)
        if growing is not None:
            growing.abandon()
