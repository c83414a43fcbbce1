"""Colours for code, and Markdown laid out: one text at a time, within a time limit, remembered."""

import asyncio
import atexit
import logging
from collections import OrderedDict
from functools import partial
from typing import Final

from anyio import CapacityLimiter, to_thread

from server.pages.highlight.messages import Highlighted, Source, decode_highlighted, encode
from server.pages.highlight.process import Gone, Late, LineProcess

_LOG: Final = logging.getLogger(__name__)
_LONGEST_QUEUE: Final = 8
_MARKDOWN: Final = "/"
"""Stands in the memory where a file's name stands otherwise; no file has this name."""
_CACHE_CHARACTERS: Final = 16_000_000
_FAILURE_CHARACTERS: Final = 1000
"""What a remembered failure counts, so that there are not endlessly many."""


class Highlighter:
    """Colours code, and remembers what it coloured last.

    Attributes:
        seconds: how long one text may take; beyond that it is shown plain.
        idle_seconds: after this long without work the process is ended.
    """

    def __init__(self, seconds: float = 2.0, idle_seconds: float = 120.0) -> None:
        self.seconds = seconds
        self.idle_seconds = idle_seconds
        self._ending: asyncio.TimerHandle | None = None
        self._process: LineProcess | None = None
        self._one_at_a_time: CapacityLimiter | None = None
        self._cache: OrderedDict[tuple[str, str], Highlighted | None] = OrderedDict()
        self._cached_characters = 0

    async def highlight(self, name: str, text: str, digest: str) -> Highlighted | None:
        """The text in the colours of the language that the file name tells.

        Args:
            name: the file name.
            text: what to colour.
            digest: tells this text from all others.

        Returns:
            None if it took too long or too many are waiting already.
        """
        return await self._work(Source(name, text), (name, digest))

    async def lay_out(self, text: str, digest: str) -> Highlighted | None:
        """A text in Markdown, laid out and harmless.

        Args:
            text: what to lay out.
            digest: tells this text from all others.

        Returns:
            None if it took too long or too many are waiting already.
        """
        return await self._work(Source("", text, markdown=True), (_MARKDOWN, digest))

    async def _work(self, source: Source, key: tuple[str, str]) -> Highlighted | None:
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        if self._one_at_a_time is None:
            self._one_at_a_time = CapacityLimiter(1)
        if self._one_at_a_time.statistics().tasks_waiting >= _LONGEST_QUEUE:
            return None
        work = partial(self._exchange, source)
        made = await to_thread.run_sync(work, limiter=self._one_at_a_time)
        self._remember(key, made)
        self._end_later()
        return made

    def close(self) -> None:
        """Ends the process, if there is one; safe to call twice."""
        atexit.unregister(self.close)
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def _end_later(self) -> None:
        """Gives the process's memory back when there has been no work for a while."""
        if self._ending is not None:
            self._ending.cancel()
        loop = asyncio.get_running_loop()
        self._ending = loop.call_later(self.idle_seconds, self._end_if_idle)

    def _end_if_idle(self) -> None:
        if self._one_at_a_time is None or not self._one_at_a_time.borrowed_tokens:
            self.close()

    def _exchange(self, source: Source) -> Highlighted | None:
        had_one = self._process is not None
        try:
            return self._ask(source)
        except Gone:
            if not had_one:
                return None
        except Late:
            _LOG.info("highlighting took longer than %.1f s and was stopped", self.seconds)
            return None
        try:  # it had ended since it was last used
            return self._ask(source)
        except (Gone, Late):
            return None

    def _ask(self, source: Source) -> Highlighted:
        if self._process is None:
            self._process = LineProcess()
            atexit.register(self.close)
        try:
            return decode_highlighted(self._process.ask(encode(source), self.seconds))
        except (Gone, Late):
            self.close()
            raise

    def _remember(self, key: tuple[str, str], made: Highlighted | None) -> None:
        if key in self._cache:
            return
        self._cache[key] = made
        self._cached_characters += _weight(made)
        while self._cached_characters > _CACHE_CHARACTERS:
            _, oldest = self._cache.popitem(last=False)
            self._cached_characters -= _weight(oldest)


def _weight(made: Highlighted | None) -> int:
    return _FAILURE_CHARACTERS + (len(made.html) if made is not None else 0)
