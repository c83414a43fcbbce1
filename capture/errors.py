"""Everything that can go wrong between the screen and a file.

Each error has a sentence for the person who meets it (`message`) and what to do next (`remedy`).
"""


class CaptureError(Exception):
    """Base of all errors of this package.

    Attributes:
        message: what happened, one sentence.
        remedy: what to do next; empty when there is nothing to do.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".rstrip()


class NoDisplay(CaptureError):
    """There is no screen to connect to."""

    def __init__(self, detail: str = "") -> None:
        reason = f" ({detail})" if detail else ""
        super().__init__(
            f"There is no display to capture from{reason}.",
            "Run Dropcap inside a desktop session, or set DISPLAY to one that is running.",
        )


class NoScreens(CaptureError):
    """The display has no monitor at all."""

    def __init__(self) -> None:
        super().__init__(
            "The display has no monitor, so there is nothing to capture.",
            "Switch a monitor on or plug one in, then try again.",
        )


class UnknownScreen(CaptureError):
    """A screen number that does not exist."""

    def __init__(self, index: int, count: int) -> None:
        there_are = (
            "There is one screen, number 0" if count == 1 else f"Screens go from 0 to {count - 1}"
        )
        super().__init__(f"There is no screen {index}.", f"{there_are}.")


class EmptyRegion(CaptureError):
    """A region without a single pixel."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(
            f"A region of {width}×{height} pixels has nothing in it.",
            "Give a width and a height of at least 1.",
        )


class BadRegion(CaptureError):
    """A text that does not name a region."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” is not a region.",
            "Write X,Y,WIDTH,HEIGHT in pixels, for example 0,0,640,480.",
        )


class RegionOutsideScreens(CaptureError):
    """A region none of whose pixels is on a screen."""

    def __init__(self, region: object, screens: object) -> None:
        super().__init__(
            f"The region {region} is outside the screen.", f"The screens cover {screens}."
        )


class WindowNotFound(CaptureError):
    """A window that is gone, or was never there."""

    def __init__(self, which: str) -> None:
        super().__init__(
            f"There is no {which} to capture.",
            "It may have been closed or minimised; pick another.",
        )


class CaptureDenied(CaptureError):
    """The system or the person refused the capture."""


class BackendUnavailable(CaptureError):
    """A way of capturing that this machine does not have."""


class CannotWrite(CaptureError):
    """A file could not be written."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(
            f"{path} could not be written: {reason}.", "Choose another folder or name."
        )


class DiskFull(CannotWrite):
    """There is no room for the file."""

    def __init__(self, path: object) -> None:
        super().__init__(path, "the disk is full")
        self.remedy = "Make room, then try again."
