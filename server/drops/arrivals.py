"""Readers who came before the bytes, and what they wait for."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable

_LOOK_AGAIN_SECONDS = 0.5


class Arrivals:
    """Wakes readers when a drop is ready, whichever process completed it.

    Args:
        is_over: asks the database whether nobody has to wait for a drop any more.
    """

    def __init__(self, is_over: Callable[[str], Awaitable[bool]]) -> None:
        self._is_over = is_over
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._received: dict[str, int] = {}

    async def wait(self, drop_id: str, timeout: float) -> bool:
        """Waits until a drop is ready or gone, `timeout` seconds at most; True if it is.

        A drop that this process completes is noticed at once. The database is asked now and then
        for those that other processes complete.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        event = asyncio.Event()
        self._waiting[drop_id].add(event)
        try:
            while not await self._is_over(drop_id):
                left = deadline - loop.time()
                if left <= 0:
                    return False
                try:
                    async with asyncio.timeout(min(left, _LOOK_AGAIN_SECONDS)):
                        await event.wait()
                except TimeoutError:
                    continue
                return True
            return True
        finally:
            self._waiting[drop_id].discard(event)
            if not self._waiting[drop_id]:
                del self._waiting[drop_id]

    def announce(self, drop_id: str) -> None:
        """Wakes those who wait: the drop is ready or gone."""
        for event in self._waiting.get(drop_id, ()):
            event.set()

    def note_progress(self, drop_id: str, received: int) -> None:
        """Notes how many bytes have come so far."""
        self._received[drop_id] = received

    def forget_progress(self, drop_id: str) -> None:
        """Nothing comes at the moment."""
        self._received.pop(drop_id, None)

    def progress(self, drop_id: str) -> int | None:
        """How many bytes have come so far, if they come through this process."""
        return self._received.get(drop_id)
