"""A capture on the disk while it is being edited, so that it outlives whatever happens."""

import contextlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from capture.encode import ImageFormat, write

if TYPE_CHECKING:
    from capture.models import Frame


class Draft:
    """A file that is there until it is saved over, uploaded or thrown away.

    Attributes:
        path: the file.
    """

    def __init__(self, frame: "Frame", path: Path, image_format: ImageFormat, quality: int) -> None:
        self.path = path
        self._frame = frame
        self._format = image_format
        self._quality = quality
        self._lock = threading.Lock()
        self._is_over = False

    def write(self) -> None:
        """Writes the capture, unless it is not needed any more.

        Raises:
            CaptureError: it cannot be written.
        """
        with self._lock:
            if not self._is_over:
                self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                write(self._frame, self.path, self._format, quality=self._quality)

    def keep(self) -> None:
        """Something better is about to take its place: nothing is written any more."""
        with self._lock:
            self._is_over = True

    def throw_away(self) -> None:
        """Takes the file away."""
        with self._lock, contextlib.suppress(OSError):
            self._is_over = True
            self.path.unlink(missing_ok=True)
