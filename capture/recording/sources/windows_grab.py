"""Frames on Windows: the Desktop Duplication API, or the older GDI."""

from capture.recording.sources.base import Grab, Input


class GdiGrab:
    """The whole virtual desktop through GDI: everywhere, and with every screen."""

    name = "gdigrab"
    marks_clicks = False

    def open(self, grab: Grab) -> Input:
        """Opens the desktop; its coordinates may be negative, as ours are."""
        region = grab.region
        return Input(
            (
                *("-f", "gdigrab", "-framerate", str(grab.fps)),
                *("-draw_mouse", str(int(grab.cursor)), "-show_region", "0"),
                *("-video_size", f"{region.width}x{region.height}"),
                *("-offset_x", str(region.x), "-offset_y", str(region.y)),
                *("-i", "desktop"),
            )
        )


class DdaGrab:
    """The primary screen through the Desktop Duplication API: less work for the processor.

    The virtual desktop has that screen at its origin; regions on others are for `GdiGrab`.
    """

    name = "ddagrab"
    marks_clicks = False

    def open(self, grab: Grab) -> Input:
        """Opens the screen's output; frames come back from the graphics card's memory."""
        region = grab.region
        options = (
            f"framerate={grab.fps}",
            f"draw_mouse={int(grab.cursor)}",
            f"video_size={region.width}x{region.height}",
            f"offset_x={region.x}",
            f"offset_y={region.y}",
        )
        graph = f"ddagrab={':'.join(options)},hwdownload,format=bgra"
        return Input(("-f", "lavfi", "-i", graph))
