"""The last resort: a capture that gets no link is still somebody's capture."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from capture.encode import ImageFormat, write
from capture.errors import CannotWrite, CaptureError
from client.core.names import capture_name, unused

if TYPE_CHECKING:
    from capture.models import Frame


def keep(frame: Frame, image_format: ImageFormat, quality: int, *folders: Path) -> Path:
    """Writes a capture into the first of the folders that takes it, or else a temporary one.

    Raises:
        CaptureError: none takes it; it is the first folder's reason.
    """
    refusal: CaptureError | None = None
    name = f"{capture_name()}{image_format.suffix}"
    for folder in _made(folders):
        path = unused(folder / name)
        try:
            write(frame, path, image_format, quality=quality)
        except CaptureError as error:
            refusal = refusal or error
        else:
            return path
    raise refusal or CannotWrite(name, "there is no folder for it")


def _made(folders: tuple[Path, ...]) -> Iterator[Path]:
    """The folders that are there or can be made, and one that is this person's alone."""
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError:
            continue
        yield folder
    try:
        yield Path(tempfile.mkdtemp(prefix="dropcap-"))
    except OSError:
        return
