"""What `dropcap-server check` finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: what.
        fine: whether it is in order.
        detail: what was seen, and what to do about it where it is not fine.
    """

    name: str
    fine: bool
    detail: str
