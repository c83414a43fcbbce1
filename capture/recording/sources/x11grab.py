"""Frames on X11: ffmpeg reads them from the X server's shared memory."""

import os

from capture.errors import NoDisplay
from capture.recording.sources.base import Grab, Input


class X11Grab:
    """The fastest way there is on X11: no frame passes through us."""

    name = "x11grab"
    marks_clicks = False

    def open(self, grab: Grab) -> Input:
        """Opens the display that DISPLAY names."""
        display = os.environ.get("DISPLAY")
        if not display:
            raise NoDisplay("DISPLAY is not set")
        region = grab.region
        return Input(
            (
                *("-f", "x11grab", "-framerate", str(grab.fps)),
                *("-draw_mouse", str(int(grab.cursor)), "-show_region", "0"),
                *("-video_size", f"{region.width}x{region.height}"),
                *("-grab_x", str(region.x), "-grab_y", str(region.y)),
                *("-i", display),
            )
        )
