"""Load by wrk: requests a second, and how long the slowest of a hundred took."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 4
_CONNECTIONS = 64


@dataclass(frozen=True)
class Load:
    """What a server bore.

    Attributes:
        requests: a second.
        bytes: a second.
        p99: seconds that all but one of a hundred took at most.
    """

    requests: float
    bytes: float
    p99: float


def load(url: str, script: Path | None = None) -> Load:
    """Asks for one address as often as it goes; a script in Lua says what is sent along."""
    command = ["wrk", "-t2", f"-c{_CONNECTIONS}", f"-d{_SECONDS}s", "--latency"]
    command += [*(("-s", str(script)) if script is not None else ()), url]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    if "Non-2xx" in said:
        raise AssertionError(f"{url}: {said}")
    return Load(
        float(_found(r"Requests/sec:\s+([\d.]+)", said)),
        _amount(_found(r"Transfer/sec:\s+([\d.]+[KMG]?)B", said)),
        _amount(_found(r"99%\s+([\d.]+(?:us|ms|s|m))", said)),
    )


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise AssertionError(f"wrk said something else: {text}")
    return match.group(1)


def _amount(text: str) -> float:
    units = {"us": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "K": 2**10, "M": 2**20, "G": 2**30, "": 1}
    number = text.rstrip("KMGusm")
    return float(number) * units[text[len(number) :]]
