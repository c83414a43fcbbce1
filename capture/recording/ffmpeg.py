"""Running ffmpeg: finding it, following what it says, ending it."""

from __future__ import annotations

import contextlib
import functools
import logging
import re
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import IO, TYPE_CHECKING, Final

from capture.recording.errors import FfmpegMissing

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

SECONDS_BETWEEN_SIGNS: Final = 0.1
"""How often ffmpeg says how far it is, and looks whether it shall end."""

_QUIET: Final = ("-hide_banner", "-nostats", "-loglevel", "info")
_REMEMBERED_LINES = 40
_SECONDS_TO_END = 5.0
_NEWS = re.compile(r"^[a-z_0-9]+=\s*\S*$")
_START = re.compile(r"Duration: .*?start: (\d+\.\d+)")
NO_WINDOW = 0x0800_0000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW


@functools.cache
def executable() -> str:
    """The ffmpeg that came with us, or that IMAGEIO_FFMPEG_EXE names.

    Raises:
        FfmpegMissing: there is none.
    """
    import imageio_ffmpeg

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError as error:
        raise FfmpegMissing(str(error).partition(",")[0]) from error


class Ffmpeg:
    """One ffmpeg at work.

    Args:
        arguments: everything after the program's name.
        stdin: whether something is written to it; otherwise it has none.
        stdout: whether what it writes is read; otherwise it goes nowhere.
        pass_fds: descriptors that it inherits, on POSIX.
        on_news: called with each report, on a thread of its own.

    Raises:
        FfmpegMissing: it cannot be started.
    """

    def __init__(
        self,
        arguments: Sequence[str | Path],
        *,
        stdin: bool = False,
        stdout: bool = False,
        pass_fds: Sequence[int] = (),
        on_news: Callable[[dict[str, str]], object] = lambda _: None,
    ) -> None:
        self._on_news = on_news
        self._lines: deque[str] = deque(maxlen=_REMEMBERED_LINES)
        self._started_at: float | None = None
        self._knows_start = threading.Event()
        signs = ("-stats_period", str(SECONDS_BETWEEN_SIGNS), "-progress", "pipe:2")
        command = [executable(), *_QUIET, *signs, *map(str, arguments)]
        _log.debug("%s", command)
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                stdout=subprocess.PIPE if stdout else subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                bufsize=0,
                pass_fds=pass_fds,
                creationflags=NO_WINDOW,
                # Ctrl+C in a terminal reaches its whole group: it is for us to end the recording.
                start_new_session=sys.platform != "win32",
            )
        except OSError as error:
            raise FfmpegMissing(error.strerror or str(error)) from error
        self._listener = threading.Thread(target=self._listen, name="ffmpeg-news", daemon=True)
        self._listener.start()

    @property
    def stdin(self) -> IO[bytes]:
        """What it reads."""
        if self.process.stdin is None:
            raise AssertionError("this ffmpeg reads nothing")
        return self.process.stdin

    @property
    def stdout(self) -> IO[bytes]:
        """What it writes."""
        if self.process.stdout is None:
            raise AssertionError("this ffmpeg writes nothing")
        return self.process.stdout

    def started_at(self, timeout: float) -> float | None:
        """When its first frame was taken, in seconds since 1970; None if it does not say."""
        self._knows_start.wait(timeout)
        return self._started_at

    def is_running(self) -> bool:
        """Whether it has not ended yet."""
        return self.process.poll() is None

    def ends_within(self, seconds: float) -> bool:
        """Whether it ends by itself in that time."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def quit(self) -> None:
        """Asks it to finish what it has begun."""
        with contextlib.suppress(OSError, ValueError):
            self.stdin.write(b"q")
            self.stdin.flush()

    def close_stdin(self) -> None:
        """Says that nothing more comes."""
        with contextlib.suppress(OSError, ValueError):
            self.stdin.close()

    def wait(self, timeout: float = _SECONDS_TO_END) -> int:
        """Waits for its end, and insists after `timeout` seconds; returns its exit code."""
        try:
            code = self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            code = self.process.wait()
        self._listener.join()
        return code

    def kill(self) -> None:
        """Ends it at once."""
        self.process.kill()
        self.wait()
        self.close()

    def close(self) -> None:
        """Closes our ends of its pipes."""
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def complaint(self) -> str:
        """The last thing it said, which is why it failed if it did."""
        said = [line for line in self._lines if ": " in line or "rror" in line]
        return said[-1] if said else "ffmpeg said nothing"

    def said(self, text: str) -> bool:
        """Whether it said something with this text in it, lately."""
        return any(text in line for line in self._lines)

    def _listen(self) -> None:
        if self.process.stderr is None:
            raise AssertionError("nobody listens to this ffmpeg")
        news: dict[str, str] = {}
        with self.process.stderr as stream:
            for line in _lines(stream):
                if not _NEWS.match(line):
                    self._note(line)
                    continue
                name, _, value = line.partition("=")
                news[name] = value.strip()
                if name == "progress":
                    self._on_news(news)
                    news = {}
        self._knows_start.set()

    def _note(self, line: str) -> None:
        if self._started_at is None and (found := _START.search(line)):
            self._started_at = float(found[1])
            self._knows_start.set()
        self._lines.append(line)


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Lines as they come: the stream is unbuffered, so that news are heard at once."""
    rest = b""
    while chunk := stream.read(4096):
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.decode(errors="replace").rstrip()
    if rest:
        yield rest.decode(errors="replace").rstrip()
