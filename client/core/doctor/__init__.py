"""The doctor: what works here, what does not, and how to mend it.

A check is a function in a small file of its own; `_CHECKS` says which there are and in which order
they are told. Nothing is changed by looking.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from importlib import import_module
from typing import Final, Protocol

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, Report, State, unknown
from client.core.failure import failure_of

__all__ = ["CHECKS", "Context", "Finding", "Report", "State", "examine"]

_log = logging.getLogger(__name__)

_SECONDS = 20.0
"""A keyring may ask a person, and a server may take its time; nobody waits for longer."""


class Check(Protocol):
    """Looks at one thing."""

    def __call__(self, context: Context) -> Finding:
        """Says how it is. What it raises is told as “unknown”."""
        ...


CHECKS: Final[Mapping[str, str]] = {
    "capture": "screen_capture",
    "hotkeys": "hotkeys",
    "tray": "tray",
    "session-bus": "session_bus",
    "portal": "portal",
    "ffmpeg": "ffmpeg",
    "server": "server",
    "clock": "clock",
    "keyring": "keyring",
    "outbox": "outbox",
    "settings": "settings",
    "autostart": "autostart",
    "print-screen": "print_screen",
}
"""The ids of the checks, in the order in which they are told, and their modules."""


def examine(
    context: Context,
    only: Iterable[str] = tuple(CHECKS),
    on_found: Callable[[str, Finding], object] = lambda _id, _finding: None,
    seconds: float = _SECONDS,
) -> Report:
    """Makes the checks side by side.

    Args:
        context: what they look at.
        only: the ids of those that are wanted.
        on_found: told each finding as soon as there is one, in any thread.
        seconds: how long a check may take.
    """
    wanted = list(only)
    threads = ThreadPoolExecutor(len(wanted), thread_name_prefix="doctor")
    running: dict[str, Future[Finding]] = {}
    for id_ in wanted:
        running[id_] = threads.submit(_look, id_, context, on_found)
    wait(running.values(), seconds)
    threads.shutdown(wait=False, cancel_futures=True)
    return Report(tuple((id_, _found(future, id_, on_found)) for id_, future in running.items()))


def _look(id_: str, context: Context, on_found: Callable[[str, Finding], object]) -> Finding:
    try:
        check: Check = import_module(f"{__name__}.{CHECKS[id_]}").look
        finding = check(context)
    except Exception as error:  # noqa: BLE001 - told, and logged if nobody foresaw it
        finding = _of(id_, error)
    on_found(id_, finding)
    return finding


def _of(id_: str, error: Exception) -> Finding:
    failure = failure_of(error)
    if failure is not None:
        return unknown(failure.message, failure.remedy)
    _log.error("the check %s failed", id_, exc_info=error)
    return unknown(
        f"This could not be checked ({type(error).__name__}).", "The log has the details."
    )


def _found(
    future: Future[Finding], id_: str, on_found: Callable[[str, Finding], object]
) -> Finding:
    if future.done() and not future.cancelled():
        return future.result()
    finding = unknown("There was no answer in time.", "Try again; somebody may have to say yes.")
    on_found(id_, finding)
    return finding
