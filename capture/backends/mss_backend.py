"""Stills through mss: X11 (MIT-SHM where possible), Windows (GDI) and macOS (CoreGraphics)."""

import contextlib
import sys

import mss
import mss.exception

from capture.backends.x11_libraries import known_by_name
from capture.errors import CaptureDenied, NoDisplay
from capture.models import BYTES_PER_PIXEL, Frame, Region, Screen
from capture.scale import scale_of_screens


class MssBackend:
    """The mss library behind the `StillBackend` protocol."""

    name = "mss"

    def __init__(self) -> None:
        self._plain: mss.MSS | None = None
        self._with_cursor: mss.MSS | None = None

    def screens(self) -> tuple[Screen, ...]:
        """Connects anew each time: monitors come and go, and a connection remembers its first.

        The connection before is kept while all monitors are as they were: its memory, which it
        shares with the X server, is in use already, and so a picture takes half the time.
        """
        try:
            newest = _connect()
            monitors = newest.monitors
            if self._plain is not None and self._plain.monitors == monitors:
                newest.close()
            else:
                self.close()
                self._plain = newest
        except (mss.exception.ScreenShotError, OSError) as error:
            self.close()
            raise NoDisplay(str(error)) from error
        regions = [Region(m["left"], m["top"], m["width"], m["height"]) for m in monitors[1:]]
        scales = scale_of_screens(regions)
        return tuple(
            Screen(index, monitor.get("output") or monitor.get("name"), region, scale, primary)
            for index, (monitor, region, scale, primary) in enumerate(
                zip(
                    monitors[1:],
                    regions,
                    scales,
                    (m.get("is_primary") for m in monitors[1:]),
                    strict=True,
                )
            )
        )

    def grab(self, region: Region, *, cursor: bool) -> Frame:
        """Takes the pixels in one copy."""
        box = {"left": region.x, "top": region.y, "width": region.width, "height": region.height}
        try:
            shot = self._grab(box, cursor=cursor)
        except mss.exception.ScreenShotError as error:
            self.close()
            raise CaptureDenied(
                f"The system did not let the screen be captured ({error}).",
                "Try again; on macOS, allow Dropcap under Privacy & Security → Screen Recording.",
            ) from error
        width, height = shot.size
        pixels = Region(region.x, region.y, width, height)
        return Frame(pixels, memoryview(shot.raw), width * BYTES_PER_PIXEL)

    def _grab(self, box: dict[str, int], *, cursor: bool) -> "mss.ScreenShot":
        try:
            return self._connection(cursor=cursor).grab(box)
        except mss.exception.ScreenShotError:
            self.close()  # the connection may be to a display that has ended and begun again
            return self._connection(cursor=cursor).grab(box)

    def close(self) -> None:
        """Ends the connections."""
        for connection in (self._plain, self._with_cursor):
            if connection is not None:
                connection.close()
        self._plain = self._with_cursor = None

    def _connection(self, *, cursor: bool) -> mss.MSS:
        if cursor and sys.platform == "linux":
            if self._with_cursor is None:
                self._with_cursor = _connect(with_cursor=True)
            return self._with_cursor
        if self._plain is None:
            self._plain = _connect()
        return self._plain


def _connect(*, with_cursor: bool = False) -> mss.MSS:
    with known_by_name() if sys.platform == "linux" else contextlib.nullcontext():
        return mss.MSS(with_cursor=True) if with_cursor else mss.MSS()
