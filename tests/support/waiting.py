"""Waiting for a condition instead of sleeping for a guess."""

import time
from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


def wait_until(
    condition: Callable[[], Value | None],
    *,
    timeout: float = 10.0,
    interval: float = 0.01,
    message: str = "",
) -> Value:
    """Returns the condition's first true value.

    Raises:
        AssertionError: it was not true within `timeout` seconds.
    """
    deadline = time.monotonic() + timeout
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() >= deadline:
            raise AssertionError(message or f"not so within {timeout} s: {condition!r}")
        time.sleep(interval)
