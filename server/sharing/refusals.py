"""Why a link does not open."""

from server.drops.model import Drop


class Refusal(Exception):
    """A link that does not open, or not yet."""


class NoSuchDrop(Refusal):
    """There is nothing behind the link: there never was, it was deleted, or it has expired."""


class Locked(Refusal):
    """The drop needs its password.

    Attributes:
        drop: which one.
    """

    def __init__(self, drop: Drop) -> None:
        super().__init__(drop.id)
        self.drop = drop


class Unopened(Refusal):
    """How often the drop can be seen is limited, and nobody clicked to see it yet.

    Attributes:
        drop: which one.
    """

    def __init__(self, drop: Drop) -> None:
        super().__init__(drop.id)
        self.drop = drop


class UsedUp(Refusal):
    """The drop was seen as often as it may be."""


class TooManyMisses(Refusal):
    """The reader's address has tried too many links that do not exist.

    Attributes:
        seconds: after this long it is answered again.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class StillArriving(Refusal):
    """The drop is not complete yet, although the reader was kept waiting.

    Attributes:
        drop: which one.
        received: how many of its bytes are there; None = not known.
    """

    def __init__(self, drop: Drop, received: int | None) -> None:
        super().__init__(drop.id)
        self.drop = drop
        self.received = received


class ReaderLeft(Refusal):
    """The reader closed the connection while it was kept waiting; nobody is there to answer."""
