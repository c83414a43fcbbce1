"""What one process works with: settings, capture, outbox."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from client.config import settings as settings_file
from client.core.growing import RecordingUploads
from client.core.sharing import Sharing
from uploader.outbox import Outbox
from uploader.retry import UNTIL_IT_WORKS, RetryPolicy

if TYPE_CHECKING:
    from capture.service import CaptureService
    from client.config.paths import Paths
    from client.config.settings import Settings
    from uploader.model import Endpoint


class Session:
    """Opens what it needs when it is needed. Safe to use from any thread.

    Args:
        paths: where things are.
        endpoint: the server in use, or None while there is none yet.
        retry: when uploads are tried again.
        adopt: whether to go on with what dead processes left in the outbox.
        pinned: whether jobs may go only to the server in use when they are made.

    Attributes:
        complaints: what is wrong with the file of settings, a sentence each.

    Raises:
        UploadError: the outbox cannot be used.
    """

    def __init__(
        self,
        paths: Paths,
        endpoint: Callable[[], Endpoint | None],
        *,
        retry: RetryPolicy = UNTIL_IT_WORKS,
        adopt: bool = True,
        pinned: bool = False,
    ) -> None:
        self.paths = paths
        self.endpoint = endpoint
        loaded = settings_file.load(paths.settings)
        self._settings = loaded.settings
        self.complaints = loaded.complaints
        self._lock = threading.Lock()
        self._capture: CaptureService | None = None
        with contextlib.suppress(OSError):  # the outbox says what is the matter
            paths.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.outbox = Outbox(
            paths.outbox,
            endpoint,
            keep=paths.captures,
            rate=_rate(self._settings),
            retry=retry,
            adopt=adopt,
        )
        self.sharing = Sharing(
            self.outbox, lambda: self._settings, self._server_url if pinned else lambda: None
        )
        self.recordings = RecordingUploads(self.sharing)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def change_settings(self, settings: Settings) -> None:
        """Puts settings in force and writes them down.

        Raises:
            OSError: they cannot be written; they are in force all the same.
        """
        self._settings = settings
        self.outbox.limit_rate(_rate(settings))
        settings_file.save(self.paths.settings, settings)

    @property
    def capture(self) -> CaptureService:
        """The screen."""
        with self._lock:
            if self._capture is None:
                from capture.service import CaptureService

                self._capture = CaptureService(backend=self._settings.capture_backend or None)
            return self._capture

    def close(self) -> None:
        """Stops; what is unfinished goes on at the next start. Safe to call twice."""
        with self._lock:
            if self._capture is not None:
                self._capture.close()
        self.outbox.close()

    def _server_url(self) -> str | None:
        endpoint = self.endpoint()
        return endpoint.server_url if endpoint is not None else None


def _rate(settings: Settings) -> int | None:
    """Bytes a second that go out at most."""
    return settings.upload_limit * 1000 or None
