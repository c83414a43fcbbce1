"""What objects are called in a store."""

import re
from typing import Final

_KEY: Final = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}(-thumbnail)?")


def new_key(drop_id: str) -> str:
    """The key for a drop: made from its id, never from its name, spread over 256 prefixes."""
    return f"{drop_id[-2:]}/{drop_id}"


def is_key(key: str) -> bool:
    """Whether it is one of ours; others could lead anywhere."""
    return _KEY.fullmatch(key) is not None
