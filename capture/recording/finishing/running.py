"""Running ffmpeg over a file, with progress, and ending it when nobody wants the result."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from capture.recording.errors import RecordingCancelled
from capture.recording.ffmpeg import Ffmpeg

OnSeconds = Callable[[float], object]
IsCancelled = Callable[[], bool]

_CHUNK = 1024 * 1024
_SECONDS_BETWEEN_LOOKS = 0.05


class FfmpegFailed(Exception):
    """ffmpeg did not do it; the text says why."""


def run(
    source: Path,
    before: Sequence[str],
    after: Sequence[str | Path],
    *,
    on_seconds: OnSeconds = lambda _: None,
    is_cancelled: IsCancelled = lambda: False,
) -> None:
    """Has ffmpeg read a recording's intermediate file through a pipe and write another file.

    The pipe is a lifeline: should we die, ffmpeg meets its end.

    Args:
        source: the intermediate file.
        before: what stands before the input.
        after: what stands behind it.
        on_seconds: told how many seconds of the result are there.
        is_cancelled: asked now and then.

    Raises:
        FfmpegFailed: it did not do it.
        FfmpegMissing: it cannot be started.
        RecordingCancelled: nobody wants it any more.
    """

    def note(news: dict[str, str]) -> None:
        text = news.get("out_time_us", "")
        if text.lstrip("-").isdigit():
            on_seconds(max(0, int(text)) / 1_000_000)

    ffmpeg = Ffmpeg([*before, "-i", "pipe:0", *after], stdin=True, on_news=note)
    feeding = threading.Thread(target=_feed, args=(source, ffmpeg), daemon=True)
    feeding.start()
    try:
        while ffmpeg.is_running():
            feeding.join(_SECONDS_BETWEEN_LOOKS)
            if not feeding.is_alive():
                ffmpeg.ends_within(_SECONDS_BETWEEN_LOOKS)
            if is_cancelled():
                raise RecordingCancelled
        if ffmpeg.wait():
            raise FfmpegFailed(ffmpeg.complaint())
    finally:
        ffmpeg.kill()
        feeding.join()


def _feed(source: Path, ffmpeg: Ffmpeg) -> None:
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                view = memoryview(chunk)
                while view:
                    view = view[ffmpeg.stdin.write(view) :]
    except OSError:
        pass  # ffmpeg has ended; its exit code says whether that was right
    finally:
        ffmpeg.close_stdin()
