"""The recorder on a real X server: what comes out is what was on the screen."""

import time

import numpy as np
import pytest
from support.bar_code import RATE, assert_in_time, counts, distinct
from support.recordings import Recordings
from support.waiting import wait_until

from capture.recording import options
from capture.recording.formats import RecordingFormat
from capture.recording.model import State
from capture.recording.probe import probe


@pytest.mark.parametrize("name", ["mp4", "webm", "gif", "webp"])
def test_each_format_shows_what_was_on_the_screen(recordings: Recordings, name: str) -> None:
    recording = recordings.new(format=RecordingFormat(name), duration=2).wait(30)

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
    assert recording.frames == 30
    if name == "gif":  # what equals the frame before is left out
        assert shown == distinct(shown)
        assert len(shown) > 15
    else:
        assert len(shown) == 30
        assert_in_time(shown, 15)


@pytest.mark.parametrize("name", ["mp4", "webm"])
def test_a_pause_leaves_neither_a_gap_nor_a_frozen_stretch(
    recordings: Recordings, name: str
) -> None:
    recorder = recordings.new(format=RecordingFormat(name))
    wait_until(lambda: recorder.progress.frames >= 10)
    recorder.pause()
    wait_until(lambda: recorder.progress.state is State.PAUSED)
    before = recorder.progress.frames
    time.sleep(1)
    assert recorder.progress.frames == before
    recorder.resume()
    wait_until(lambda: recorder.progress.frames >= before + 10)
    recorder.stop()
    result = recorder.wait(10)

    facts = probe(result.path)
    assert facts.seconds == pytest.approx(result.frames / 15, abs=0.05)
    shown = counts(result.path)
    assert len(shown) == result.frames
    steps = np.diff(shown)
    assert (steps >= 0).all()
    assert steps.argmax() == before - 1, "the pause is between the two stretches"
    assert steps.max() > RATE * 0.9, "what happened in the pause is left out"
    assert_in_time(shown[:before], 15)
    assert_in_time(shown[before:], 15)


def test_a_gif_is_made_to_fit(recordings: Recordings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "LEAST_MAX_SIZE", 100)  # a bar code alone takes very little
    best = recordings.of(RecordingFormat.GIF).stat().st_size
    for share in (0.5, 0.2):  # a busy machine repeats frames, which takes size as well
        most = int(best * share)

        recording = recordings.new(format=RecordingFormat.GIF, duration=3, max_size=most).wait(60)

        assert recording.size <= most
        (notice,) = recording.notices
        assert "colours" in notice
        assert probe(recording.path).seconds == pytest.approx(3, abs=0.1)
