"""What a person can choose in the overlay, and what they chose."""

from dataclasses import dataclass
from enum import Enum

from capture.models import Region


class Mode(Enum):
    """What of the screen is wanted."""

    REGION = "region"
    WINDOW = "window"
    SCREEN = "screen"


class Product(Enum):
    """What is to become of it."""

    PICTURE = "picture"
    VIDEO = "video"
    GIF = "gif"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen.

    Attributes:
        region: in physical pixels of the frozen frame.
        product: what is to become of it.
        delay: seconds to wait before the capture; 0 = take the frozen picture.
        window: the system's number of the window that was taken, if it was one.
    """

    region: Region
    product: Product = Product.PICTURE
    delay: int = 0
    window: int | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How the overlay opens.

    Attributes:
        mode: what is wanted of the screen, until a key says otherwise.
        product: what is to become of it, until a key says otherwise.
        may_record: whether recordings can be chosen.
        adjust: whether a selection waits to be adjusted instead of being taken at once.
        magnifier: whether the pixels round the pointer are shown enlarged.
        last: the region that was captured last.
    """

    mode: Mode = Mode.REGION
    product: Product = Product.PICTURE
    may_record: bool = False
    adjust: bool = False
    magnifier: bool = True
    last: Region | None = None
