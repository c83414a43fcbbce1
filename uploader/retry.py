"""When to try again, as a value."""

import random
from collections.abc import Callable
from dataclasses import dataclass

RETRYABLE_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers that say "later" and not "no": timeouts, overload, and faults of a server or proxy."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Exponential back-off with full jitter.

    The pause before attempt n is drawn evenly from 0 to min(`longest`, `first` × 2ⁿ), which spreads
    a crowd of clients best ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015).

    Attributes:
        attempts: how often to try in all; None = until it works.
        first: the upper end of the first pause, in s.
        longest: the upper end of any pause, in s.
    """

    attempts: int | None = None
    first: float = 0.25
    longest: float = 30.0

    def allows(self, failures: int) -> bool:
        """Whether to try again after so many failures."""
        return self.attempts is None or failures < self.attempts

    def pause(
        self,
        failures: int,
        retry_after: float | None = None,
        draw: Callable[[float, float], float] = random.uniform,
    ) -> float:
        """Seconds to wait after so many failures (at least 1); never less than the server asked."""
        ceiling = min(self.longest, self.first * 2.0 ** min(failures, 32))
        return max(draw(0.0, ceiling), retry_after or 0.0)


UNTIL_IT_WORKS = RetryPolicy()
"""For the app, which has time."""

A_FEW_TIMES = RetryPolicy(attempts=4, longest=4.0)
"""For a command that somebody waits for: it gives up after about 4 s."""
