"""`dropcap record`."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from client.cli import output
from client.config.paths import Paths
from client.core.requests import RecordRequest
from client.exit_codes import ExitCode

if TYPE_CHECKING:
    import argparse


def run(options: argparse.Namespace) -> int:
    """Records, and prints what came of it; or stops what is being recorded."""
    if options.stop:
        return _stop(options)
    from client.cli.record_alone import record_alone

    progress = output.Progress()
    _end_like_ctrl_c()
    try:
        result = record_alone(_request(options), progress)
    finally:
        progress.close()
    (output.document if options.json else output.links)(result)
    for notice in result["notices"]:
        output.tell(notice)
    problem = result["problem"]
    if problem is not None:
        output.complain(problem["message"], problem["remedy"])
    return ExitCode.DONE if problem is None else ExitCode.NO_CAPTURE


def _stop(options: argparse.Namespace) -> int:
    from client.core.recording_turn import stop_recording

    stop_recording(Paths.standard().runtime)
    if options.json:
        output.document({"stopped": True})
    else:
        output.tell("The recording has ended.")
    return ExitCode.DONE


def _request(options: argparse.Namespace) -> RecordRequest:
    what, which = "last" if options.last else "all", ""
    for name in ("region", "screen", "window"):
        if getattr(options, name) is not None:
            what, which = name, getattr(options, name)
    out = options.out or ("" if options.no_upload else None)
    return RecordRequest(
        what=what,
        which=which,
        recording_format=options.format,
        fps=options.fps,
        duration=options.duration,
        audio=options.audio,
        cursor=options.cursor,
        clicks=options.clicks,
        countdown=options.countdown,
        max_size=options.max_size,
        trim=options.trim,
        source=options.source,
        out=None if out is None else str(Path.cwd() / out),
        upload=not options.no_upload,
    )


def _end_like_ctrl_c() -> None:
    """Has the recording finished when the terminal is closed or the process is asked to end."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, interrupt)
