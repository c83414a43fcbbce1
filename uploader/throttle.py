"""How fast bytes may go out, shared by everything that sends."""

import threading
import time
from collections.abc import Callable

_SMALLEST_PIECE = 4 * 1024
_LARGEST_PIECE = 256 * 1024
_PIECES_A_SECOND = 8


class Throttle:
    """A token bucket: lets through so many bytes a second, in pieces small enough to be even.

    Args:
        rate: bytes a second; None = as fast as they go.
        clock: a monotonic clock in s.
        sleep: waits so many seconds.
    """

    def __init__(
        self,
        rate: int | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._rate = rate
        self._free_at = clock()

    @property
    def rate(self) -> int | None:
        """Bytes a second, None = as fast as they go."""
        return self._rate

    def limit(self, rate: int | None) -> None:
        """Changes the rate at once, also for what is being sent."""
        with self._lock:
            self._rate = rate
            self._free_at = self._clock()

    @property
    def piece(self) -> int:
        """How many bytes to send at a time."""
        rate = self._rate
        if rate is None:
            return _LARGEST_PIECE
        return max(_SMALLEST_PIECE, min(_LARGEST_PIECE, rate // _PIECES_A_SECOND))

    def take(self, count: int) -> None:
        """Waits until `count` more bytes may go out."""
        if self._rate is None:
            return
        with self._lock:
            rate = self._rate
            if rate is None:
                return
            now = self._clock()
            begin = max(now, self._free_at)
            # In turn: each waits until what was let through before it has had its time.
            self._free_at = begin + count / rate
        if begin > now:
            self._sleep(begin - now)
