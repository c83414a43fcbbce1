"""Frames on macOS: AVFoundation gives a whole screen, out of which the region is cut."""

from capture.recording.sources.base import Grab, Input


class AvFoundation:
    """The main screen, which the virtual desktop has at its origin."""

    name = "avfoundation"
    marks_clicks = True

    def open(self, grab: Grab) -> Input:
        """Opens the first screen."""
        region = grab.region
        return Input(
            (
                *("-f", "avfoundation", "-framerate", str(grab.fps), "-pixel_format", "bgr0"),
                *("-capture_cursor", str(int(grab.cursor))),
                *("-capture_mouse_clicks", str(int(grab.clicks))),
                *("-i", "Capture screen 0:none"),
            ),
            (f"crop={region.width}:{region.height}:{region.x}:{region.y}",),
        )
