"""What travels from the screen to the encoders: regions, screens, windows, frames.

All coordinates are physical pixels of the virtual desktop, whose origin may lie inside it: screens
left of or above the primary one have negative coordinates. `None` means that the platform cannot
tell.
"""

from dataclasses import dataclass

from capture.errors import BadRegion, EmptyRegion

BYTES_PER_PIXEL = 4


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle with at least one pixel in it.

    Raises:
        EmptyRegion: width or height is below 1.
    """

    x: int
    y: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise EmptyRegion(self.width, self.height)

    @classmethod
    def parse(cls, text: str) -> "Region":
        """Reads `X,Y,WIDTH,HEIGHT`.

        Raises:
            BadRegion: the text is something else.
            EmptyRegion: width or height is below 1.
        """
        try:
            x, y, width, height = (int(part) for part in text.split(","))
        except ValueError:
            raise BadRegion(text) from None
        return cls(x, y, width, height)

    @property
    def right(self) -> int:
        """The first column that is no longer inside."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row that is no longer inside."""
        return self.y + self.height

    def contains(self, x: int, y: int) -> bool:
        """Whether a pixel is inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def intersect(self, other: "Region") -> "Region | None":
        """The part that both have, if there is one."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Region(x, y, right - x, bottom - y) if right > x and bottom > y else None

    def united(self, other: "Region") -> "Region":
        """The smallest rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        right, bottom = max(self.right, other.right), max(self.bottom, other.bottom)
        return Region(x, y, right - x, bottom - y)

    def __str__(self) -> str:
        return f"{self.x},{self.y},{self.width},{self.height}"


@dataclass(frozen=True, slots=True)
class Screen:
    """A monitor.

    Attributes:
        index: its number, from 0.
        name: the system's name for it, such as `HDMI-1`.
        region: what it shows of the virtual desktop.
        scale: physical pixels per logical pixel.
        primary: whether it is the main one.
    """

    index: int
    name: str | None
    region: Region
    scale: float | None
    primary: bool | None


@dataclass(frozen=True, slots=True)
class Window:
    """A top-level window that can be seen.

    Attributes:
        id: the system's number for it.
        title: what its title bar says.
        application: the program it belongs to.
        region: its outline, frame included, as it would be on an endless screen.
        active: whether it has the keyboard.
    """

    id: int
    title: str | None
    application: str | None
    region: Region
    active: bool | None


@dataclass(frozen=True, slots=True)
class Frame:
    """Pixels of a region at one moment.

    Attributes:
        region: where they were.
        pixels: rows from the top, four bytes a pixel in the order blue, green, red, unused.
        stride: bytes from the start of a row to the start of the next.
        scale: physical pixels per logical pixel.
    """

    region: Region
    pixels: bytes | bytearray | memoryview
    stride: int
    scale: float | None = None

    @property
    def width(self) -> int:
        """Columns."""
        return self.region.width

    @property
    def height(self) -> int:
        """Rows."""
        return self.region.height

    def crop(self, region: Region) -> "Frame | None":
        """The part of the frame inside `region`, as a view of the same memory; None if none is."""
        inside = self.region.intersect(region)
        if inside is None:
            return None
        start = (inside.y - self.region.y) * self.stride
        start += (inside.x - self.region.x) * BYTES_PER_PIXEL
        length = (inside.height - 1) * self.stride + inside.width * BYTES_PER_PIXEL
        view = memoryview(self.pixels)[start : start + length]
        return Frame(inside, view, self.stride, self.scale)
