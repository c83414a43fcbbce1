"""Readers who came before the bytes, and what they wait for."""

import asyncio
from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable

_LOOK_AGAIN_SECONDS = 0.5
_REMEMBERED = 1024


class Arrivals:
    """Wakes readers when a drop is ready, whichever process completed it.

    Args:
        is_over: asks the database whether nobody has to wait for a drop any more.
    """

    def __init__(self, is_over: Callable[[str], Awaitable[bool]]) -> None:
        self._is_over = is_over
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self._received: OrderedDict[str, dict[int, int]] = OrderedDict()

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
        self._received.pop(drop_id, None)
        for event in self._waiting.get(drop_id, ()):
            event.set()

    def note_progress(self, drop_id: str, received: int, part: int = 0) -> None:
        """Notes how many bytes of a part have come so far; a file that comes whole is one part."""
        parts = self._received.setdefault(drop_id, {})
        parts[part] = received
        self._received.move_to_end(drop_id)
        if len(self._received) > _REMEMBERED:
            self._received.popitem(last=False)

    def progress(self, drop_id: str) -> int | None:
        """How many bytes have come so far, if they come through this process."""
        parts = self._received.get(drop_id)
        return (sum(parts.values()) or None) if parts else None
