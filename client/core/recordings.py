"""A recording into a file: what a request means, where the file goes, and what is told about it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from capture.recording.formats import RecordingFormat
from capture.recording.model import Progress, Recording, State
from capture.recording.options import Audio, RecordOptions
from capture.recording.recorder import Recorder
from capture.recording.span import Span
from client.config.name_template import DEFAULT_TEMPLATE
from client.core.failure import failure_of
from client.core.names import capture_name, unused
from client.core.recording_turn import RecordingTurn, recording_turn
from client.core.requests import RecordRequest, target_of

if TYPE_CHECKING:
    from capture.service import CaptureService
    from client.config.paths import Paths
    from client.config.settings import Settings

Value = TypeVar("Value")

OnEvent = Callable[[Mapping[str, Any]], object]

_BY_ENDING = {f".{each.value}": each for each in RecordingFormat}
_SECONDS_BETWEEN_LOOKS = 0.1


def options_of(request: RecordRequest, settings: Settings, paths: Paths) -> RecordOptions:
    """What a request asks for, with the settings where it says nothing.

    Raises:
        CaptureError: no recording can be so.
        UsageError: the request cannot be meant.
    """
    if request.what == "last":
        from client.core.last_region import recall

        request = replace(request, which=recall(paths.state))
    chosen = _format_of(request, settings)
    audio = Audio(_or(request.audio, settings.record_audio))
    if request.audio is None and chosen.is_converted:
        audio = Audio.NONE
    return RecordOptions(
        target=target_of(request.what, request.which),
        format=chosen,
        fps=_or(request.fps, settings.record_fps),
        cursor=_or(request.cursor, settings.record_cursor),
        clicks=_or(request.clicks, settings.record_clicks),
        countdown=_or(request.countdown, float(settings.record_countdown)),
        duration=request.duration,
        audio=audio,
        max_size=request.max_size,
        trim=None if request.trim is None else Span.parse(request.trim),
        source=request.source or settings.record_source or None,
    )


def recording_name(recording_format: RecordingFormat, template: str = DEFAULT_TEMPLATE) -> str:
    """A file's name for a recording of this moment."""
    return f"{capture_name('Recording', template)}{recording_format.suffix}"


def record(
    capture: CaptureService,
    paths: Paths,
    options: RecordOptions,
    path: Path,
    on_event: OnEvent,
    on_start: Callable[[], object] = lambda: None,
) -> Recording:
    """Records until the time is over, or Ctrl+C or another command ends it. In the main thread.

    Args:
        capture: knows the screens.
        paths: where things are.
        options: what to record.
        path: the file; there must not be one yet.
        on_event: told how it goes.
        on_start: called once it has begun.

    Raises:
        RecordingBusy: a recording is being made already.
        CaptureError: nothing came of it.
        KeyboardInterrupt: Ctrl+C for the second time; there is nothing then.
    """
    with recording_turn(paths.runtime) as turn:
        recorder = Recorder(options, path, capture)
        recorder.subscribe(lambda progress: on_event(_news(progress)))
        recorder.start()
        try:
            on_start()
            return follow(recorder, turn)
        except KeyboardInterrupt:
            recorder.stop()
            return _last(recorder)


def follow(recorder: Recorder, turn: RecordingTurn) -> Recording:
    """Waits for a recording's end, and stops it when another process asks for that.

    Raises:
        CaptureError: nothing came of it.
    """
    while True:
        try:
            return recorder.wait(_SECONDS_BETWEEN_LOOKS)
        except TimeoutError:
            if turn.is_to_stop():
                recorder.stop()


def _last(recorder: Recorder) -> Recording:
    """What comes of a recording that was interrupted; who interrupts it again does not want it."""
    try:
        return recorder.wait()
    except KeyboardInterrupt:
        recorder.cancel()
        with contextlib.suppress(Exception):
            recorder.wait()
        raise


def keep_recording(path: Path, folder: Path) -> Path:
    """Moves a recording out of the outbox folder to the person's captures; returns where it is.

    Raises:
        OSError: it cannot be moved; it stays where it was.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = unused(folder / path.name)
    shutil.move(path, target)
    with contextlib.suppress(OSError):
        path.parent.rmdir()
    return target


def target_file(out: Path, recording_format: RecordingFormat) -> Path:
    """Where a recording goes that is to be written to `out`, a file or a folder."""
    return unused(out / recording_name(recording_format)) if out.is_dir() else out


def document(recording: Recording, options: RecordOptions) -> dict[str, Any]:
    """What `--json` says about a recording, apart from its link."""
    problem = failure_of(recording.problem) if recording.problem is not None else None
    return {
        "file": str(recording.path),
        "format": recording.format.value,
        "width": recording.width,
        "height": recording.height,
        "seconds": round(recording.seconds, 3),
        "fps": options.fps,
        "frames": recording.frames,
        "dropped": recording.dropped,
        "source": recording.source,
        "notices": list(recording.notices),
        "problem": {"message": problem.message, "remedy": problem.remedy} if problem else None,
    }


def _format_of(request: RecordRequest, settings: Settings) -> RecordingFormat:
    if request.recording_format is not None:
        return RecordingFormat(request.recording_format)
    ending = Path(request.out).suffix.lower() if request.out is not None else ""
    return _BY_ENDING.get(ending) or RecordingFormat(settings.record_format)


def _or(asked: Value | None, usual: Value) -> Value:
    return usual if asked is None else asked


def _news(progress: Progress) -> dict[str, Any]:
    if progress.state is State.CONVERTING:
        return {"kind": "converting", "fraction": progress.fraction}
    return {
        "kind": "recording",
        "state": progress.state.value,
        "seconds": progress.seconds,
        "size": progress.bytes,
        "countdown": progress.countdown,
    }
