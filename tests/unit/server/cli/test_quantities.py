"""Sizes and lengths of time as operators type them."""

import argparse
from datetime import timedelta

import pytest

from server.cli.quantities import count, duration, limit_of_size, size


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10GB", 10**10),
        ("10gb", 10**10),
        ("1.5 GiB", 3 * 2**29),
        ("500M", 5 * 10**8),
        ("2000000", 2_000_000),
        ("1kB", 1000),
    ],
)
def test_sizes(text: str, value: int) -> None:
    assert size(text) == limit_of_size(text) == value


@pytest.mark.parametrize(
    "text", ["", "0", "-1", "much", "10XB", "1e9", "9999999999999", "9999999P"]
)
def test_what_is_no_size(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="write 500MB"):
        size(text)


def test_no_limit_is_a_word() -> None:
    assert limit_of_size("none") is None


@pytest.mark.parametrize("text", ["", "0", "-1", "1.5", "9" * 30, "²"])
def test_what_is_no_count(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        count(text)


def test_durations() -> None:
    assert duration("30d") == timedelta(days=30)
    assert duration("1Y") == timedelta(days=365)
    for text in ("", "0d", "1", "d", "999999y"):
        with pytest.raises(argparse.ArgumentTypeError, match="30d"):
            duration(text)
