"""Stills on Wayland: the Screenshot portal, which gives a picture of everything."""

import contextlib
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

from capture.desktop_portal import Portal
from capture.errors import CaptureDenied
from capture.models import BYTES_PER_PIXEL, Frame, Region, Screen

_FRESH_SECONDS = 1.0


class PortalBackend:
    """Asks the portal for a picture, and cuts regions out of it.

    Wayland does not say which monitors there are: the picture counts as one screen. The mouse
    pointer is in it or not as the desktop decides.
    """

    name = "portal"

    def __init__(self) -> None:
        self._portal: Portal | None = None
        self._frame: Frame | None = None
        self._taken_at = 0.0

    def screens(self) -> tuple[Screen, ...]:
        """The whole desktop as one screen."""
        self._frame = self._take()
        self._taken_at = time.monotonic()
        return (Screen(0, None, self._frame.region, None, primary=True),)

    def grab(self, region: Region, *, cursor: bool) -> Frame:
        """The pixels of a region, out of the picture just taken."""
        del cursor  # the portal has no such choice
        is_fresh = time.monotonic() - self._taken_at < _FRESH_SECONDS
        frame = self._frame if self._frame is not None and is_fresh else self._take()
        self._frame = None
        part = frame.crop(region)
        if part is None:
            raise CaptureDenied("The desktop gave a smaller picture than before.", "Try again.")
        return part

    def close(self) -> None:
        """Ends the connection."""
        if self._portal is not None:
            self._portal.close()
            self._portal = None
        self._frame = None

    def _take(self) -> Frame:
        if self._portal is None:
            self._portal = Portal()
        answer = self._portal.request(
            "Screenshot", "Screenshot", "s", ("",), interactive=("b", False)
        )
        file = Path(unquote(urlsplit(str(answer["uri"])).path))
        try:
            return _read(file)
        finally:
            with contextlib.suppress(OSError):  # it was written for us, into the person's pictures
                file.unlink()


def _read(file: Path) -> Frame:
    from PIL import Image

    try:
        with Image.open(file) as image:
            pixels = image.convert("RGB").tobytes("raw", "BGRX")
            width, height = image.size
    except OSError as error:
        raise CaptureDenied(
            f"The desktop's picture cannot be read ({error}).", "Try again."
        ) from error
    return Frame(Region(0, 0, width, height), pixels, width * BYTES_PER_PIXEL)
