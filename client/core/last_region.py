"""The region that was captured last, from one time to the next."""

from pathlib import Path

from client.config.files import BadFile, read_toml, write_toml
from client.core.failure import UsageError


def remember(state: Path, region: str) -> None:
    """Notes a region, `X,Y,WIDTH,HEIGHT`.

    Raises:
        OSError: it cannot be noted.
    """
    try:
        known = read_toml(state)
    except BadFile:
        known = {}  # nothing in there is worth an error: it is written anew
    write_toml(state, {**known, "last_region": region})


def recall(state: Path) -> str:
    """The region that was noted.

    Raises:
        UsageError: there is none yet.
    """
    region = read_toml(state).get("last_region")
    if not isinstance(region, str):
        raise UsageError("No region was captured yet.", "Choose one, or give --region X,Y,W,H.")
    return region
