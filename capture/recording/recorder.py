"""One recording, from the countdown to the finished file."""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import math
import threading
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from capture.errors import CaptureError
from capture.recording import clicks, encoders, sources
from capture.recording.area import fitted
from capture.recording.errors import (
    CannotConvert,
    NothingRecorded,
    RecordingBroke,
    RecordingCancelled,
    ScreenChanged,
)
from capture.recording.ffmpeg import executable
from capture.recording.finishing.conversion import Conversion, Converted, convert
from capture.recording.finishing.running import FfmpegFailed
from capture.recording.finishing.trim import trim
from capture.recording.model import Progress, Recording, State
from capture.recording.packer import Packer
from capture.recording.segment import Plan, Segment
from capture.recording.sink import Keeper, PlainFile, Sink
from capture.recording.sound.mix import Sounds
from capture.recording.sources.base import FrameSource, Grab
from capture.recording.span import Span

if TYPE_CHECKING:
    from capture.recording.options import RecordOptions
    from capture.service import CaptureService

_log = logging.getLogger(__name__)

_INTERMEDIATE: Final = ".recording.ts"

Listener = Callable[[Progress], object]


class _Wish(StrEnum):
    GO = "go"
    PAUSE = "pause"
    STOP = "stop"
    CANCEL = "cancel"


class Recorder:
    """Records once. Safe to use from any thread; only `start` and `wait` take time.

    Args:
        options: what to record, and how.
        path: the file to write; there must not be one yet.
        capture: knows the screens.
    """

    def __init__(self, options: RecordOptions, path: Path, capture: CaptureService) -> None:
        self.options = options
        self.path = path
        self._capture = capture
        self._changed = threading.Condition()
        self._wish = _Wish.GO
        self._progress = Progress()
        self._listeners: list[Listener] = []
        self._result: Recording | None = None
        self._error: CaptureError | None = None
        self._segment: Segment | None = None
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._source: FrameSource
        self._sounds: Sounds
        self._clicks: clicks.ClickMarks
        self._grab: Grab

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self._progress

    @property
    def source(self) -> str:
        """The way that frames are got, once started."""
        return self._source.name

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Has `listener` called with each progress, on a thread of the recorder's.

        Returns a function that ends it.
        """
        with self._changed:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._changed, contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def start(self) -> None:
        """Begins, with the countdown if there is one.

        Raises:
            CaptureError: it cannot be recorded: no display, no such window, no ffmpeg ….
        """
        executable()
        self._source = sources.make(self.options.source)
        region, desktop = self._capture.locate(self.options.target)
        self._grab = Grab(
            fitted(region, desktop, self.options.format),
            desktop,
            self.options.fps,
            cursor=self.options.cursor,
            clicks=self.options.clicks,
        )
        self._sounds = Sounds(self.options.audio, self._notice)
        self._clicks = clicks.marks(self._source, self._grab, self._notice)
        _log.info("recording %s with %s", self._grab.region, self._source.name)
        self._thread.start()

    def pause(self) -> None:
        """Leaves out what happens until `resume`."""
        self._want(_Wish.PAUSE, only_instead_of=(_Wish.GO,))

    def resume(self) -> None:
        """Goes on after a pause."""
        self._want(_Wish.GO, only_instead_of=(_Wish.PAUSE,))

    def stop(self) -> None:
        """Ends the recording; `wait` has what came of it."""
        self._want(_Wish.STOP, only_instead_of=(_Wish.GO, _Wish.PAUSE))

    def cancel(self) -> None:
        """Ends the recording, or what is made of it, and throws it away."""
        self._want(_Wish.CANCEL, only_instead_of=(_Wish.GO, _Wish.PAUSE, _Wish.STOP))

    def wait(self, timeout: float | None = None) -> Recording:
        """Waits for the end.

        Raises:
            TimeoutError: it has not ended within `timeout` seconds.
            RecordingCancelled: it was cancelled.
            CaptureError: nothing came of it.
        """
        with self._changed:
            if not self._changed.wait_for(lambda: self._progress.state.is_final, timeout):
                raise TimeoutError
        if self._error is not None:
            raise self._error
        if self._result is None:
            raise AssertionError("a recorder that is done has a result")
        return self._result

    def _want(self, wish: _Wish, *, only_instead_of: tuple[_Wish, ...]) -> None:
        with self._changed:
            if self._wish in only_instead_of:
                self._wish = wish
                self._changed.notify_all()

    def _run(self) -> None:
        state = State.DONE
        try:
            self._count_down()
            self._result = self._record()
        except RecordingCancelled as error:
            self._error, state = error, State.CANCELLED
            self._remove()
        except CaptureError as error:
            self._error, state = error, State.FAILED
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            _log.exception("an error nobody foresaw")
            self._error, state = RecordingBroke(f"{type(error).__name__}: {error}"), State.FAILED
        finally:
            self._clicks.close()
            self._sounds.close()
        self._tell(state=state)

    def _count_down(self) -> None:
        ends = time.monotonic() + self.options.countdown
        while (left := ends - time.monotonic()) > 0:
            self._tell(state=State.COUNTDOWN, countdown=math.ceil(left))
            with self._changed:
                self._changed.wait_for(self._is_over, left - math.ceil(left) + 1)
            if self._is_over():
                break
        self._tell(countdown=0)
        if self._wish is _Wish.CANCEL:
            raise RecordingCancelled
        if self._wish is _Wish.STOP:
            raise NothingRecorded

    def _is_over(self) -> bool:
        return self._wish in (_Wish.STOP, _Wish.CANCEL)

    def _record(self) -> Recording:
        file = (
            self.path.with_name(f"{self.path.stem}{_INTERMEDIATE}")
            if self._is_converted
            else self.path
        )
        sink = self._sink(file)
        keeper = Keeper(file)
        try:
            problem = self._segments(sink, file)
        finally:
            self._tell(state=State.FINISHING)
            self._clicks.close()
            self._sounds.close()
            refusal = sink.close()
            keeper.close()
        problem = problem or refusal  # without frames the packer complains, too
        self._count(self._progress.frames, self._progress.dropped, file)
        if self._wish is _Wish.CANCEL:
            raise RecordingCancelled
        if not self._progress.frames:
            self._remove()
            raise problem or NothingRecorded
        return self._finished(file, problem)

    def _sink(self, file: Path) -> Sink:
        if self._is_converted:
            return PlainFile(file)
        sounds = self._sounds
        packer = Packer(file, self.options.format, sounds.inputs, sounds.descriptors)
        sounds.handed_over()
        return packer

    def _segments(self, sink: Sink, file: Path) -> CaptureError | None:
        """Records from pause to pause, until the end; says why it ended if nobody wanted it to."""
        plan = Plan(
            self._source.open(self._grab), self.options.format, self.options.fps, 0, self._most()
        )
        joiner = encoders.joiner(self.options.format)
        while True:
            joiner.begin()
            segment = Segment(plan, lambda chunk: sink.write(joiner.join(chunk)), self._wake)
            self._follow(segment, file)
            problem = segment.problem()
            if problem is not None and self._wish is not _Wish.CANCEL:
                return self._explained(problem)
            if self._wish is not _Wish.PAUSE or segment.is_complete:
                return None
            self._tell(state=State.PAUSED)
            with self._changed:
                self._changed.wait_for(lambda: self._wish is not _Wish.PAUSE)
            if self._is_over():
                return None
            before = self._progress.frames
            most = self._most()
            plan = dataclasses.replace(
                plan,
                input=self._source.open(self._grab),
                frames_before=before,
                most_frames=None if most is None else most - before,
            )

    def _follow(self, segment: Segment, file: Path) -> None:
        """Tells how a segment goes until it has ended, or is to."""
        before, late = self._progress.frames, self._progress.dropped
        self._clicks.begin()
        self._tell(state=State.RECORDING)
        is_heard = False
        while not segment.has_ended and self._wish is _Wish.GO:
            with self._changed:
                self._changed.wait(1.0)
            if not is_heard and segment.started_at is not None:
                is_heard = True
                self._sounds.begin(segment.started_at)
            self._count(before + segment.frames, late + segment.dropped, file)
        self._clicks.end()
        if self._wish is _Wish.CANCEL:
            segment.abandon()
        else:
            segment.end()
        self._count(before + segment.frames, late + segment.dropped, file)
        self._sounds.end(self._progress.seconds)

    def _count(self, frames: int, dropped: int, file: Path) -> None:
        try:
            size = file.stat().st_size
        except OSError:
            size = 0
        self._tell(
            frames=frames,
            seconds=frames / self.options.fps,
            dropped=dropped,
            bytes=size,
            final_bytes=0 if self._is_converted else size,
        )

    def _most(self) -> int | None:
        duration = self.options.duration
        return None if duration is None else max(1, round(duration * self.options.fps))

    @property
    def _is_converted(self) -> bool:
        return self.options.format.is_converted

    def _explained(self, problem: CaptureError | OSError) -> CaptureError | None:
        """The screens' change, if they have changed: the grabber's words for it help nobody.

        Returns None for what the sink has to tell, which refused the bytes.
        """
        if isinstance(problem, OSError):
            return None
        try:
            _, desktop = self._capture.locate(self.options.target)
        except CaptureError as error:
            return ScreenChanged(error.message)
        return problem if desktop == self._grab.desktop else ScreenChanged()

    def _finished(self, file: Path, problem: CaptureError | None) -> Recording:
        region, seconds = self._grab.region, self._progress.seconds
        span = self.options.trim or Span()
        wanted = span.within(seconds)
        if wanted is None:
            self._notice(f"The recording was over before {span} began; it is kept whole.")
            wanted = (0.0, seconds)
        width, height = region.width, region.height
        if self._is_converted:
            converted = self._converted(file, *wanted)
            width, height = converted.width, converted.height
        elif wanted != (0.0, seconds):
            self._cut(file, span)
        self._tell(bytes=self.path.stat().st_size)
        return Recording(
            path=self.path,
            format=self.options.format,
            region=region,
            width=width,
            height=height,
            seconds=wanted[1] - wanted[0],
            frames=round((wanted[1] - wanted[0]) * self.options.fps),
            dropped=self._progress.dropped,
            size=self._progress.bytes,
            source=self._source.name,
            notices=self._progress.notices,
            problem=problem,
        )

    def _converted(self, file: Path, start: float, end: float) -> Converted:
        """Makes the wanted format of what was recorded, which is kept if that fails."""
        options = self.options
        self._tell(state=State.CONVERTING, fraction=0.0)
        conversion = Conversion(
            source=file,
            packing=encoders.packed_as(options.format),
            target=self.path,
            width=self._grab.region.width,
            height=self._grab.region.height,
            fps=options.fps,
            seconds=end - start,
            skip=start,
            max_size=options.max_size,
            on_fraction=lambda fraction: self._tell(fraction=fraction),
            is_cancelled=lambda: self._wish is _Wish.CANCEL,
        )
        try:
            converted = convert(conversion, options.format)
        except (FfmpegFailed, OSError) as error:
            self.path.unlink(missing_ok=True)
            raise CannotConvert(options.format.value.upper(), str(error), file) from error
        file.unlink(missing_ok=True)
        for notice in converted.notices:
            self._notice(notice)
        return converted

    def _cut(self, file: Path, span: Span) -> None:
        part = file.with_name(f"{file.stem}.trimmed{file.suffix}")
        try:
            trim(file, part, span)
            part.replace(file)
        except (CaptureError, OSError) as error:
            part.unlink(missing_ok=True)
            self._notice(f"The recording could not be cut, and is kept whole ({error}).")

    def _notice(self, text: str) -> None:
        self._tell(notices=(*self._progress.notices, text))

    def _remove(self) -> None:
        for path in (self.path, self.path.with_name(f"{self.path.stem}{_INTERMEDIATE}")):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _tell(self, **changes: Any) -> None:
        with self._changed:
            before, self._progress = self._progress, dataclasses.replace(self._progress, **changes)
            listeners = list(self._listeners) if before != self._progress else ()
            self._changed.notify_all()
        for listener in listeners:
            listener(self._progress)
