"""Sizes and lengths of time, as people type them."""

import argparse
import re
from datetime import timedelta

_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,3})?)\s*([kmgtp]?)(i?)b?", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4, "p": 5}
_LARGEST = 2**63 - 1
_TIME = re.compile(r"(\d{1,6})([smhdwy])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800, "y": 365 * 86400}


def size(text: str) -> int:
    """Bytes from `10GB`, `1.5 GiB` or `2000000`."""
    found = _SIZE.fullmatch(text.strip())
    if found is not None:
        thousand = 1024 if found[3] else 1000
        value = round(float(found[1]) * float(thousand ** _POWERS[found[2].lower()]))
        if 0 < value <= _LARGEST:
            return value
    raise argparse.ArgumentTypeError(f"“{text}” is no size: write 500MB, 10GB or 1.5TiB")


def count(text: str) -> int:
    """A whole number above zero."""
    if text.isascii() and text.isdigit() and 0 < int(text[:19]) <= _LARGEST and len(text) < 19:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is no number above zero")


def limit_of_size(text: str) -> int | None:
    """A size, or `none` for no limit."""
    return None if text == "none" else size(text)


def limit_of_count(text: str) -> int | None:
    """A number, or `none` for no limit."""
    return None if text == "none" else count(text)


def duration(text: str) -> timedelta:
    """A length of time from `12h`, `30d`, `2w` or `1y`."""
    found = _TIME.fullmatch(text.strip().lower())
    seconds = int(found[1]) * _SECONDS[found[2]] if found is not None else 0
    if 0 < seconds <= 100 * _SECONDS["y"]:
        return timedelta(seconds=seconds)
    raise argparse.ArgumentTypeError(f"“{text}” is no length of time: write 12h, 30d, 2w or 1y")


def size_text(value: int | None) -> str:
    """A size in decimal units; a dash for none."""
    if value is None:
        return "–"
    amount = float(value)
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if amount < 1000 or unit == "TB":
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1000
    raise AssertionError
