"""A still into a file and nowhere else: no outbox, no server, and so quickly started."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from capture.encode import ImageFormat, write
from capture.errors import CaptureError
from capture.service import CaptureService
from client.core.failure import add_to_remedy
from client.core.keeping import keep
from client.core.names import capture_name, unused
from client.core.requests import ShotRequest

if TYPE_CHECKING:
    from capture.models import Frame
    from client.config.paths import Paths
    from client.config.settings import Settings

_BY_ENDING = {
    ".png": ImageFormat.PNG,
    ".jpg": ImageFormat.JPEG,
    ".jpeg": ImageFormat.JPEG,
    ".webp": ImageFormat.WEBP,
}


def take(paths: Paths, request: ShotRequest, settings: Settings) -> Frame:
    """Takes the pixels of a request, without a session."""
    service = CaptureService(backend=settings.capture_backend or None)
    try:
        return grab(service, paths, request, settings)
    finally:
        service.close()


def grab(service: CaptureService, paths: Paths, request: ShotRequest, settings: Settings) -> Frame:
    """Takes the pixels of a request and remembers its region."""
    if request.what == "last":
        from client.core.last_region import recall

        request = replace(request, which=recall(paths.state))
    cursor = settings.cursor if request.cursor is None else request.cursor
    frame = service.grab(request.target(), cursor=cursor, delay=request.delay)
    if request.what == "region":
        from client.core.last_region import remember

        with contextlib.suppress(OSError):  # a convenience; the capture matters more
            remember(paths.state, request.which)
    return frame


def save(frame: Frame, request: ShotRequest, settings: Settings, paths: Paths) -> dict[str, Any]:
    """Writes a still where it was asked for, if it was; returns what `--json` prints.

    Raises:
        CaptureError: it cannot be written there; the remedy says where it is kept all the same.
    """
    path = None
    if request.out is not None:
        chosen = chosen_format(request, settings)
        path = Path(request.out)
        if path.is_dir():
            path = unused(path / f"{capture_name()}{chosen.suffix}")
        try:
            write(frame, path, chosen, quality=settings.quality)
        except CaptureError as error:
            kept = keep(frame, chosen, settings.quality, paths.captures)
            add_to_remedy(error, f"The capture is {kept}.")
            raise
    return {"file": str(path) if path else None, "width": frame.width, "height": frame.height}


def chosen_format(request: ShotRequest, settings: Settings) -> ImageFormat:
    """The format that was asked for, or that the file's ending says, or the one that is set."""
    if request.image_format is not None:
        return ImageFormat(request.image_format)
    ending = Path(request.out).suffix.lower() if request.out is not None else ""
    return _BY_ENDING.get(ending) or ImageFormat(settings.image_format)
