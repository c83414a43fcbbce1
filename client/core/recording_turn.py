"""One recording at a time for a person, whichever process makes it, and a way to have it stopped.

A lock that the system takes back when its holder dies says whether there is one. A file beside it
is how others ask it to stop: it works alike for the app, for a command in another terminal, and on
every system.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_SECONDS_BETWEEN_LOOKS = 0.05


class RecordingBusy(Exception):
    """A recording is being made already.

    Attributes:
        message: that it is so.
        remedy: what to do about it.
        exit_code: what a command ends with.
    """

    def __init__(self) -> None:
        super().__init__("a recording is being made")
        self.message = "A recording is being made already."
        self.remedy = "Stop it first: dropcap record --stop."
        self.exit_code = 3


class NotRecording(Exception):
    """There is no recording to stop.

    Attributes:
        message: that it is so.
        remedy: empty; there is nothing to do.
        exit_code: what a command ends with.
    """

    def __init__(self) -> None:
        super().__init__("nothing is being recorded")
        self.message = "Nothing is being recorded."
        self.remedy = ""
        self.exit_code = 3


class RecordingTurn:
    """The right to record, from its making until `release`.

    Args:
        folder: of what lives as long as the session; made if missing.

    Raises:
        RecordingBusy: somebody has it.
        OSError: the folder cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._stop = _stop_file(folder)
        self._file = _lock_file(folder).open("a+b")
        if not _lock(self._file):
            self._file.close()
            raise RecordingBusy
        self._stop.unlink(missing_ok=True)

    def is_to_stop(self) -> bool:
        """Whether somebody has asked for the recording's end."""
        return self._stop.exists()

    def release(self) -> None:
        """Lets others record; safe to call twice."""
        with contextlib.suppress(OSError):
            self._stop.unlink(missing_ok=True)
        self._file.close()


@contextlib.contextmanager
def recording_turn(folder: Path) -> Iterator[RecordingTurn]:
    """The right to record for the length of a `with` block."""
    turn = RecordingTurn(folder)
    try:
        yield turn
    finally:
        turn.release()


def stop_recording(folder: Path, timeout: float | None = None) -> None:
    """Has the recording that is being made stopped, and waits for its end.

    Args:
        folder: of what lives as long as the session.
        timeout: seconds to wait at most; None = for as long as it takes.

    Raises:
        NotRecording: there is none.
        TimeoutError: it has not ended in that time.
        OSError: the folder cannot be used.
    """
    try:
        file = _lock_file(folder).open("r+b")
    except FileNotFoundError:
        raise NotRecording from None
    with file:
        if _lock(file):
            raise NotRecording
        _stop_file(folder).touch()
        deadline = None if timeout is None else time.monotonic() + timeout
        while not _lock(file):
            if deadline is not None and time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(_SECONDS_BETWEEN_LOOKS)


def _lock_file(folder: Path) -> Path:
    return folder / "recording.lock"


def _stop_file(folder: Path) -> Path:
    return folder / "recording.stop"


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
