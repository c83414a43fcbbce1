"""A recording made by the command itself; where the app runs, the app uploads it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from capture.recording.formats import RecordingFormat
from capture.service import CaptureService
from client.cli import local
from client.cli.app import ask_app
from client.config.paths import Paths
from client.core import recordings
from client.core.failure import add_to_remedy
from client.core.names import unused
from client.core.requests import RecordRequest
from client.ipc.connection import NotRunning

if TYPE_CHECKING:
    from capture.recording.model import Recording
    from capture.recording.options import RecordOptions
    from client.core.session import Session

OnEvent = Callable[[Mapping[str, Any]], object]
Share = Callable[[], Mapping[str, Any]]


def record_alone(request: RecordRequest, on_event: OnEvent) -> Mapping[str, Any]:
    """Records, and shares it unless told not to. Returns what `--json` prints."""
    paths = Paths.standard()
    settings = local.settings(paths)
    options = recordings.options_of(request, settings, paths)
    if request.upload:
        return _shared(paths, request, options, on_event)
    target = recordings.target_file(Path(request.out or ""), options.format)
    path = unused(target)  # what is there stays until the recording is finished
    with contextlib.closing(CaptureService(backend=settings.capture_backend or None)) as capture:
        recording = recordings.record(capture, paths, options, path, on_event)
    if path != target:
        path.replace(target)
    return recordings.document(replace(recording, path=target), options)


def _shared(
    paths: Paths, request: RecordRequest, options: RecordOptions, on_event: OnEvent
) -> Mapping[str, Any]:
    app_runs = _app_runs()
    found = None if app_runs else local.endpoint(paths)
    with local.session(paths, found) as session:
        grows = options.format is RecordingFormat.MP4 and options.trim is None
        record_it = _while_recorded if grows and found is not None else _first_recorded
        recording, share = record_it(session, options, on_event)
        try:
            saved = _copied(recording.path, Path(request.out), options) if request.out else None
            link = _by_app(recording.path, on_event) if app_runs else share()
        except Exception as error:
            add_to_remedy(error, f"The recording is {recording.path}.")
            raise
    result = {**recordings.document(recording, options), **link}
    return {**result, "file": str(saved)} if saved is not None else result


def _while_recorded(
    session: Session, options: RecordOptions, on_event: OnEvent
) -> tuple[Recording, Share]:
    """Has the file sent while it grows, so that little is left to send at its end."""
    path = session.outbox.reserve_path(recordings.recording_name(options.format))
    try:
        recording = recordings.record(
            session.capture,
            session.paths,
            options,
            path,
            on_event,
            on_start=lambda: session.recordings.begin(path),
        )
    except BaseException:
        session.recordings.abandon(path)
        raise

    def share() -> Mapping[str, Any]:
        from capture.recording.finishing.pictures import poster
        from client.core import commands

        job = session.recordings.finish(path, poster(path))
        return commands.document(commands.finished(session, job, on_event))

    return recording, share


def _first_recorded(
    session: Session, options: RecordOptions, on_event: OnEvent
) -> tuple[Recording, Share]:
    """Records among the captures, where a crash leaves it in everybody's sight."""
    folder = session.paths.captures
    folder.mkdir(parents=True, exist_ok=True)
    path = unused(folder / recordings.recording_name(options.format))
    recording = recordings.record(session.capture, session.paths, options, path, on_event)
    in_outbox = session.outbox.reserve_path(path.name)
    path.replace(in_outbox)

    def share() -> Mapping[str, Any]:
        from client.core import commands

        job = session.sharing.file(in_outbox)
        return commands.document(commands.finished(session, job, on_event))

    return replace(recording, path=in_outbox), share


def _app_runs() -> bool:
    try:
        ask_app("ping", {})
    except NotRunning:
        return False
    return True


def _by_app(path: Path, on_event: OnEvent) -> Mapping[str, Any]:
    return ask_app("upload", {"paths": [str(path)]}, on_event)


def _copied(path: Path, out: Path, options: RecordOptions) -> Path:
    target = recordings.target_file(out, options.format)
    shutil.copyfile(path, target)
    return target
