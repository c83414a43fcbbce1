"""What a way of taking pictures of the screen has to offer."""

from typing import Protocol

from capture.models import Frame, Region, Screen


class StillBackend(Protocol):
    """Takes stills. One call at a time: the service holds the lock.

    Attributes:
        name: what it is chosen and reported by.
    """

    name: str

    def screens(self) -> tuple[Screen, ...]:
        """The monitors as they are now; may be empty.

        Raises:
            NoDisplay: the display is gone.
        """
        ...

    def grab(self, region: Region, *, cursor: bool) -> Frame:
        """Takes the pixels of a region that lies within the screens.

        Raises:
            CaptureDenied: the system or the person refused.
            NoDisplay: the display is gone.
        """
        ...

    def close(self) -> None:
        """Gives back what it holds; it is not used afterwards."""
        ...
