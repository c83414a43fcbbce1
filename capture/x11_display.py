"""A connection to the X server, for what python-xlib is used for."""

from Xlib.display import Display
from Xlib.error import DisplayError

from capture.errors import NoDisplay


def open_display() -> Display:
    """Connects to the display that DISPLAY names.

    Raises:
        NoDisplay: it is not set, cannot be understood, does not answer, or does not let us in.
    """
    try:
        return Display()
    except (DisplayError, OSError, OverflowError) as error:  # :98765 is a port beyond all ports
        raise NoDisplay(str(error)) from error
