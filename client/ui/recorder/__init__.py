"""What can be seen of a recording while it is made: a border round it, and a bar beside it."""

from client.ui.recorder.bar import RecorderBar
from client.ui.recorder.border import RecorderBorder

__all__ = ["RecorderBar", "RecorderBorder"]
