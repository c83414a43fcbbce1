"""Measured values as a table: each with its limit, so that a glance tells which holds."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Report:
    """What one benchmark found out."""

    title: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    failures: int = 0

    def fact(self, name: str, value: str) -> None:
        """Notes a value that has no limit."""
        self.lines.append((name, value, ""))

    def at_most(self, name: str, value: float, limit: float, unit: str = "") -> None:
        """Notes a value that must not be above `limit`."""
        self._check(name, value, f"≤ {limit:g}", unit, holds=value <= limit)

    def at_least(self, name: str, value: float, limit: float, unit: str = "") -> None:
        """Notes a value that must not be below `limit`."""
        self._check(name, value, f"≥ {limit:g}", unit, holds=value >= limit)

    def _check(self, name: str, value: float, limit: str, unit: str, *, holds: bool) -> None:
        self.failures += not holds
        self.lines.append((name, f"{value:.4g}{unit}", f"{limit}{unit}  {'ok' if holds else 'NO'}"))

    def __str__(self) -> str:
        widths = [max((len(line[column]) for line in self.lines), default=0) for column in (0, 1)]
        rows = [
            f"  {name:<{widths[0]}}  {value:>{widths[1]}}  {limit}".rstrip()
            for name, value, limit in self.lines
        ]
        return "\n".join([self.title, *rows, ""])


def median_ms(seconds: Sequence[float]) -> float:
    """The median of durations given in s, in ms."""
    return statistics.median(seconds) * 1000


def spread(seconds: Sequence[float]) -> str:
    """Durations in s as `median (least to most) ms`."""
    return f"{median_ms(seconds):.1f} ({min(seconds) * 1000:.1f} to {max(seconds) * 1000:.1f}) ms"
