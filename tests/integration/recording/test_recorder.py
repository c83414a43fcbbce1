"""The recorder on a real X server: what comes out is what was on the screen."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.bar_code import RATE, bar_code, counts
from support.waiting import wait_until
from support.xserver import XServer

from capture.models import Region
from capture.recording.formats import RecordingFormat
from capture.recording.model import State
from capture.recording.options import RecordOptions
from capture.recording.probe import probe
from capture.recording.recorder import Recorder
from capture.service import CaptureService
from capture.targets import RegionTarget

REGION = Region(100, 100, 640, 480)

Record = Callable[..., Recorder]


@pytest.fixture(scope="module")
def screen(x_server: XServer) -> Iterator[XServer]:
    with bar_code(x_server.environment, REGION.x, REGION.y, REGION.width, REGION.height):
        yield x_server


@pytest.fixture
def recorder(screen: XServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    """Makes recorders of the bar code."""
    monkeypatch.setenv("DISPLAY", screen.display)
    made: list[Recorder] = []

    def make(**options: Any) -> Recorder:
        chosen = RecordOptions(**{"target": RegionTarget(REGION), "fps": 15, **options})
        path = tmp_path / f"{len(made)}{chosen.format.suffix}"
        made.append(Recorder(chosen, path, CaptureService()))
        made[-1].start()
        return made[-1]

    yield make
    for each in made:
        each.cancel()


def assert_is_in_time(shown: list[int], fps: float) -> None:
    """Every frame shows a later moment, and they are as far apart as they should be."""
    steps = np.diff(shown)
    assert (steps > 0).all(), shown
    assert np.abs(steps - RATE / fps).max() <= RATE / fps * 0.9, shown
    assert steps.mean() == pytest.approx(RATE / fps, rel=0.05)


@pytest.mark.parametrize("name", ["mp4", "webm", "gif", "webp"])
def test_each_format_shows_what_was_on_the_screen(recorder: Record, name: str) -> None:
    recording = recorder(format=RecordingFormat(name), duration=2).wait(30)

    assert (recording.width, recording.height) == (640, 480)
    assert recording.seconds == 2
    assert recording.problem is None
    assert recording.size == recording.path.stat().st_size
    facts = probe(recording.path)
    assert (facts.width, facts.height) == (640, 480)
    if name != "webp":  # ffmpeg does not say how long a WebP is
        assert facts.seconds == pytest.approx(2, abs=0.1)
    if name in ("mp4", "webm"):
        assert facts.fps == pytest.approx(15, rel=0.05)
    shown = counts(recording.path)
    assert len(shown) == recording.frames == 30
    assert_is_in_time(shown, 15)


@pytest.mark.parametrize("name", ["mp4", "webm"])
def test_a_pause_leaves_neither_a_gap_nor_a_frozen_stretch(recorder: Record, name: str) -> None:
    recording = recorder(format=RecordingFormat(name))
    wait_until(lambda: recording.progress.frames >= 10)
    recording.pause()
    wait_until(lambda: recording.progress.state is State.PAUSED)
    before = recording.progress.frames
    time.sleep(1)
    assert recording.progress.frames == before
    recording.resume()
    wait_until(lambda: recording.progress.frames >= before + 10)
    recording.stop()
    result = recording.wait(10)

    facts = probe(result.path)
    assert facts.seconds == pytest.approx(result.frames / 15, abs=0.05)
    shown = counts(result.path)
    assert len(shown) == result.frames
    steps = np.diff(shown)
    assert (steps > 0).all()
    assert steps.argmax() == before - 1, "the pause is between the two stretches"
    assert steps.max() > RATE * 0.9, "what happened in the pause is left out"
    assert_is_in_time(shown[:before], 15)
    assert_is_in_time(shown[before:], 15)
