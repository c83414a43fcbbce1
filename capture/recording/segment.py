"""One stretch of a recording, from start or resume to pause or stop."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from capture.errors import CaptureError
from capture.recording import encoders
from capture.recording.errors import RecordingBroke
from capture.recording.ffmpeg import Ffmpeg
from capture.recording.formats import RecordingFormat
from capture.recording.sources.base import Feeder, Input

_CHUNK: Final = 256 * 1024
_SECONDS_TO_FLUSH: Final = 5.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What a segment is to be.

    Attributes:
        input: where its frames come from.
        format: what the recording becomes.
        fps: frames a second.
        frames_before: recorded in the segments before.
        most_frames: after which it ends by itself; None = never.
    """

    input: Input
    format: RecordingFormat
    fps: int
    frames_before: int = 0
    most_frames: int | None = None


class Segment:
    """An ffmpeg that grabs and encodes, and the threads that carry its bytes. It starts at once.

    Args:
        plan: what it is to be.
        write: takes its bytes; may raise OSError.
        on_change: called, on any thread, when there is news or the segment has ended.

    Raises:
        FfmpegMissing: ffmpeg cannot be started.
    """

    def __init__(
        self,
        plan: Plan,
        write: Callable[[bytes], object],
        on_change: Callable[[], object],
    ) -> None:
        self.frames = 0
        self._late = 0
        self._plan = plan
        self._write = write
        self._on_change = on_change
        self._asked_to_end = threading.Event()
        self._ended_by_itself = False
        self._ended = threading.Event()
        self._refusal: CaptureError | OSError | None = None
        self._ffmpeg = Ffmpeg(self._arguments(), stdin=True, stdout=True, on_news=self._note)
        self._threads = [threading.Thread(target=self._relay, name="recording", daemon=True)]
        feeder = plan.input.feeder
        if feeder is not None:
            feed = threading.Thread(target=self._feed, args=(feeder,), name="frames", daemon=True)
            self._threads.append(feed)
        for thread in self._threads:
            thread.start()

    @property
    def has_ended(self) -> bool:
        """Whether nothing more comes from it."""
        return self._ended.is_set()

    @property
    def dropped(self) -> int:
        """Frames that came too late: lost, or shown twice."""
        feeder = self._plan.input.feeder
        return self._late + (feeder.dropped if feeder is not None else 0)

    @property
    def started_at(self) -> float | None:
        """When its first frame was taken, in seconds since 1970; None as long as it has none."""
        feeder = self._plan.input.feeder
        return self._ffmpeg.started_at(0) if feeder is None else feeder.started_at

    def end(self) -> None:
        """Ends it and returns when its last byte is written."""
        self._asked_to_end.set()
        if self._plan.input.feeder is None:
            self._ffmpeg.quit()
        self._collect()

    def abandon(self) -> None:
        """Ends it at once, whatever becomes of it."""
        self._asked_to_end.set()
        self._ffmpeg.process.kill()
        self._collect()

    def problem(self) -> CaptureError | OSError | None:
        """Why it ended though nobody wanted it to, once it has; OSError = `write` raised it."""
        if self._refusal is not None:
            return self._refusal
        code = self._ffmpeg.wait()
        if code < 0:
            return RecordingBroke(f"ffmpeg was ended from outside (signal {-code})")
        if code > 0 or (self._ended_by_itself and not self.is_complete):
            return RecordingBroke(f"ffmpeg says “{self._ffmpeg.complaint()}”")
        return None

    def _collect(self) -> None:
        if not self._ended.wait(_SECONDS_TO_FLUSH):
            self._ffmpeg.process.kill()
        for thread in self._threads:
            thread.join()
        self._ffmpeg.wait()
        self._ffmpeg.close()

    @property
    def is_complete(self) -> bool:
        """Whether it has all the frames it was to have."""
        return self._plan.most_frames is not None and self.frames >= self._plan.most_frames

    def _arguments(self) -> list[str]:
        plan = self._plan
        filters = (*plan.input.filters, *encoders.filters_of(plan.format))
        return [
            *plan.input.arguments,
            *(("-vf", ",".join(filters)) if filters else ()),
            *(("-frames:v", str(plan.most_frames)) if plan.most_frames is not None else ()),
            *encoders.encoding(plan.format, plan.fps, plan.frames_before / plan.fps),
        ]

    def _note(self, news: dict[str, str]) -> None:
        self.frames = _number(news.get("frame"))
        self._late = _number(news.get("dup_frames")) + _number(news.get("drop_frames"))
        self._on_change()

    def _relay(self) -> None:
        source = self._ffmpeg.stdout.fileno()
        try:
            while chunk := os.read(source, _CHUNK):
                self._write(chunk)
        except OSError as error:
            self._refusal = error
            self._ffmpeg.process.kill()
        self._ended_by_itself = not self._asked_to_end.is_set()
        self._ffmpeg.wait()  # its last report comes before its end
        self._ended.set()
        self._on_change()

    def _feed(self, feeder: Feeder) -> None:
        try:
            feeder.run(self._ffmpeg.stdin.write, self._asked_to_end)
        except CaptureError as error:
            self._refusal = error
        except OSError:
            pass  # ffmpeg has ended; its exit code says whether that was right
        finally:
            with contextlib.suppress(OSError):
                self._ffmpeg.close_stdin()


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdigit() else 0
