"""Entries for the library's window."""

from datetime import UTC, datetime, timedelta
from typing import Any

from client.ui.library import Entry, EntryState, Kind

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def entry(number: int = 0, **more: Any) -> Entry:
    """One; the higher its number the older it is."""
    values: dict[str, Any] = {
        "key": f"drop:{number}",
        "name": f"Screenshot {number}.png",
        "kind": Kind.PICTURE,
        "state": EntryState.READY,
        "created_at": START - timedelta(minutes=number),
        "size": 1000 * number,
        "url": f"http://127.0.0.1:1/{number}",
        "privacy": "public",
    }
    return Entry(**{**values, **more})
