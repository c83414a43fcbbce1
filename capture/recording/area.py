"""Which pixels a recording is of."""

from capture.models import Region
from capture.recording.formats import RecordingFormat


def fitted(region: Region, desktop: Region, recording_format: RecordingFormat) -> Region:
    """The region with sides that the format can have.

    H.264 as every player reads it has even sides. An odd side is made one pixel longer, to the
    right or below, or to the left or above where the screen ends there; of a screen that is odd
    itself, one pixel is left out. Nothing is ever resampled. The other formats take any size.
    """
    if recording_format is not RecordingFormat.MP4:
        return region
    x, width = _even(region.x, region.width, desktop.x, desktop.right)
    y, height = _even(region.y, region.height, desktop.y, desktop.bottom)
    return Region(x, y, width, height)


def _even(start: int, length: int, least: int, most: int) -> tuple[int, int]:
    if length % 2 == 0:
        return start, length
    if start + length < most:
        return start, length + 1
    if start > least:
        return start - 1, length + 1
    return start, max(length - 1, 2)
