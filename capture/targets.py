"""What to capture."""

from dataclasses import dataclass

from capture.models import Region


@dataclass(frozen=True, slots=True)
class AllScreens:
    """The rectangle around all monitors."""


@dataclass(frozen=True, slots=True)
class OneScreen:
    """A monitor by its number, from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class RegionTarget:
    """A rectangle; what lies outside the screens is cut off."""

    region: Region


@dataclass(frozen=True, slots=True)
class WindowTarget:
    """A window by the system's number for it."""

    id: int


@dataclass(frozen=True, slots=True)
class ActiveWindow:
    """The window that has the keyboard."""


Target = AllScreens | OneScreen | RegionTarget | WindowTarget | ActiveWindow
