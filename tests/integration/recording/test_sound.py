"""Sound with the picture, from a real sound server."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from support.bar_code import frames_of
from support.recordings import REGION, Recordings
from support.sound import RATE, SoundServer, loudest_frequency, samples_of, sound_server
from support.waiting import wait_until
from support.xserver import XServer
from Xlib.display import Display

from capture.recording.errors import NoSoundDevice
from capture.recording.formats import RecordingFormat
from capture.recording.model import State
from capture.recording.options import Audio
from capture.recording.probe import probe

TONE = 660.0
SHORT = 0.2  # seconds of each flash and beep, once a second


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundServer]:
    with sound_server(tmp_path_factory.mktemp("sound") / "pulse") as running:
        yield running


@pytest.fixture
def sound(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> SoundServer:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    return server


@pytest.mark.parametrize("name", ["mp4", "webm"])
def test_what_the_computer_plays_is_heard(
    name: str, recordings: Recordings, sound: SoundServer
) -> None:
    with sound.playing(TONE):
        recording = recordings.new(
            format=RecordingFormat(name), audio=Audio.SYSTEM, duration=2
        ).wait(20)

    assert probe(recording.path).has_sound
    samples = samples_of(recording.path)
    assert len(samples) / RATE == pytest.approx(2, abs=0.03)
    for second in (samples[: RATE // 2], samples[-RATE // 2 :]):
        assert loudest_frequency(second) == pytest.approx(TONE, abs=3)
        assert np.abs(second).max() > 0.1


def test_both_are_mixed(recordings: Recordings, sound: SoundServer) -> None:
    with sound.playing(TONE), sound.speaking(lambda _: 1.0):
        recording = recordings.new(audio=Audio.BOTH, duration=1.5).wait(20)

    samples = samples_of(recording.path)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    heard = np.sort(np.argsort(spectrum)[-12:] * RATE / len(samples))
    assert heard.min() == pytest.approx(TONE, abs=6)
    assert heard.max() == pytest.approx(880, abs=6)


def onsets(levels: np.ndarray, threshold: float, rate: float) -> list[float]:
    """When something begins, in seconds, each at least half a second after the one before."""
    found: list[float] = []
    for place in np.flatnonzero((levels[1:] > threshold) & (levels[:-1] <= threshold)) + 1:
        if not found or place / rate - found[-1] > 0.5:
            found.append(float(place / rate))
    return found


def test_sound_and_picture_are_in_time_before_and_after_a_pause(
    recordings: Recordings, sound: SoundServer, x_server: XServer
) -> None:
    def level(moment: float) -> float:
        return float(moment % 1 < SHORT)

    display = Display(x_server.display)
    root = display.screen()
    flash = root.root.create_window(
        *(REGION.x, REGION.y, REGION.width, REGION.height, 0, root.root_depth),
        override_redirect=True,
    )
    flash.map()

    def show_until(over: float) -> None:
        while time.time() < over:
            light = 0xFFFFFF if level(time.time()) else 0
            flash.change_attributes(background_pixel=light)
            flash.clear_area(0, 0, REGION.width, REGION.height)
            display.sync()
            time.sleep(0.002)

    with sound.speaking(level):
        recorder = recordings.new(audio=Audio.MICROPHONE, fps=60)
        show_until(time.time() + 2.5)
        recorder.pause()
        wait_until(lambda: recorder.progress.state is State.PAUSED)
        show_until(time.time() + 0.8)
        recorder.resume()
        show_until(time.time() + 2.5)
        recorder.stop()
        recording = recorder.wait(10)
    flash.destroy()
    display.close()

    frames = frames_of(recording.path)
    seen = onsets(frames[:, 100, 100].astype(float), 127, 60)
    heard = onsets(smooth(samples_of(recording.path)), 0.1, RATE)
    assert len(seen) >= 4
    for moment in seen:
        nearest = min(heard, key=lambda other: abs(other - moment))
        assert abs(nearest - moment) <= 0.040, (seen, heard)
    assert len(samples_of(recording.path)) / RATE == pytest.approx(recording.seconds, abs=0.03)


def smooth(samples: np.ndarray) -> np.ndarray:
    window = RATE // 500
    return np.convolve(np.abs(samples), np.ones(window) / window, "same")


def test_a_device_that_vanishes_does_not_end_the_recording(
    recordings: Recordings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sound_server(tmp_path / "pulse") as sound:
        for name, value in sound.environment.items():
            monkeypatch.setenv(name, value)
        with sound.playing(TONE):
            recorder = recordings.new(audio=Audio.SYSTEM)
            wait_until(lambda: recorder.progress.seconds >= 1)
            sound.process.kill()
            wait_until(lambda: recorder.progress.notices)
    lost_at = recorder.progress.seconds
    wait_until(lambda: recorder.progress.seconds >= lost_at + 1)
    recorder.stop()
    recording = recorder.wait(10)

    assert "system sound was lost" in recording.notices[0]
    assert recording.problem is None
    samples = samples_of(recording.path)
    assert len(samples) / RATE == pytest.approx(recording.seconds, abs=0.03)
    assert loudest_frequency(samples[: RATE // 2]) == pytest.approx(TONE, abs=3)
    assert np.abs(samples[-RATE // 2 :]).max() < 0.01


def test_no_sound_server_is_said_before_anything_is_recorded(
    recordings: Recordings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")

    with pytest.raises(NoSoundDevice, match="microphone cannot be recorded"):
        recordings.new(audio=Audio.MICROPHONE)
