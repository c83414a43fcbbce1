"""What goes wrong while recording: a sentence, and nothing of what was recorded is lost."""

import os
import threading
from pathlib import Path

import pytest
from support.bar_code import counts
from support.recordings import FPS, REGION, Recordings
from support.small_disk import small_disk
from support.waiting import wait_until
from support.xserver import bare_x_server

from capture.errors import (
    BackendUnavailable,
    CaptureError,
    DiskFull,
    EmptyRegion,
    NoDisplay,
    RegionOutsideScreens,
    WindowNotFound,
)
from capture.models import Region
from capture.recording import ffmpeg
from capture.recording.errors import (
    BadRecordOption,
    FfmpegMissing,
    NothingRecorded,
    RecordingBroke,
    RecordingCancelled,
    ScreenChanged,
)
from capture.recording.formats import RecordingFormat
from capture.recording.model import State
from capture.recording.options import RecordOptions
from capture.recording.probe import probe
from capture.recording.recorder import Recorder
from capture.service import CaptureService
from capture.targets import OneScreen, RegionTarget, WindowTarget


def children(of: int | None = None) -> dict[int, str]:
    """The processes that a process has started, and their command lines."""
    tasks = Path(f"/proc/{of or os.getpid()}/task").iterdir()
    pids = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
    return {pid: Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in pids}


def only(kind: str) -> int:
    """The one ffmpeg of ours that grabs, or packs."""
    (found,) = [pid for pid, command in children().items() if kind in command]
    return found


def test_a_grabber_that_is_killed_leaves_what_was_recorded(recordings: Recordings) -> None:
    recorder = recordings.new()
    wait_until(lambda: recorder.progress.frames >= FPS)
    os.kill(only("x11grab"), 9)

    recording = recorder.wait(10)

    assert isinstance(recording.problem, RecordingBroke)
    assert "signal 9" in recording.problem.message
    assert "kept" in recording.problem.remedy
    assert len(counts(recording.path)) >= FPS


def test_a_packer_that_is_killed_leaves_what_was_recorded(recordings: Recordings) -> None:
    recorder = recordings.new()
    wait_until(lambda: recorder.progress.seconds >= 2.5)
    os.kill(only("hybrid_fragmented"), 9)

    recording = recorder.wait(10)

    assert recording.problem is not None
    assert len(counts(recording.path)) >= FPS
    assert not [command for command in children().values() if "ffmpeg" in command]


def test_a_power_cut_leaves_all_but_the_last_second(recordings: Recordings, tmp_path: Path) -> None:
    recorder = recordings.new()
    wait_until(lambda: recorder.progress.seconds >= 3.2)
    before = recorder.progress
    copy = tmp_path / "copy.mp4"
    copy.write_bytes(recorder.path.read_bytes())
    recorder.cancel()

    assert len(counts(copy)) >= before.frames - FPS * 1.5


def test_a_full_disk_leaves_what_was_recorded(recordings: Recordings) -> None:
    with small_disk(recordings.folder / "disk", "64k") as disk:
        path = disk / "file.mp4"
        options = RecordOptions(RegionTarget(REGION), fps=60)
        recorder = Recorder(options, path, CaptureService())
        recorder.start()
        recording = recorder.wait(60)

        assert isinstance(recording.problem, DiskFull)
        assert len(counts(path)) > 60


def test_a_disk_too_small_for_the_gif_keeps_the_recording(recordings: Recordings) -> None:
    with small_disk(recordings.folder / "disk-gif", "32k") as disk:
        options = RecordOptions(RegionTarget(REGION), RecordingFormat.GIF, fps=15, duration=2)
        recorder = Recorder(options, disk / "file.gif", CaptureService())
        recorder.start()
        with pytest.raises(CaptureError) as refused:
            recorder.wait(30)

        (kept,) = disk.glob("*.ts")
        assert str(kept) in str(refused.value)
        assert probe(kept).width == REGION.width


def test_another_layout_of_the_monitors_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bare_x_server("1280x720x24") as server:
        monkeypatch.setenv("DISPLAY", server.display)
        options = RecordOptions(OneScreen(0), fps=10, duration=1.5)
        recorder = Recorder(options, tmp_path / "file.mp4", CaptureService())
        recorder.start()
        wait_until(lambda: recorder.progress.frames >= 5)
        server.run("xrandr", "--setmonitor", "left", "640/300x720/170+0+0", "screen")
        recording = recorder.wait(10)

    assert recording.problem is None
    assert probe(recording.path).width == 1280


def test_a_display_that_dies_leaves_what_was_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with bare_x_server("640x480x24") as server:
        monkeypatch.setenv("DISPLAY", server.display)
        path = tmp_path / "file.mp4"
        options = RecordOptions(OneScreen(0), fps=10, clicks=True)
        recorder = Recorder(options, path, CaptureService())
        recorder.start()
        wait_until(lambda: recorder.progress.frames >= 10)
        server.run("xdotool", "mousemove", "300", "200", "click", "1")
    recording = recorder.wait(10)

    assert isinstance(recording.problem, ScreenChanged)
    assert (probe(path).seconds or 0) >= 0.9
    assert "clicks" not in {thread.name for thread in threading.enumerate()}


def test_stopping_before_the_first_frame(recordings: Recordings) -> None:
    recorder = recordings.new(countdown=5.0)
    wait_until(lambda: recorder.progress.state is State.COUNTDOWN)
    assert recorder.progress.countdown == 5
    recorder.stop()

    with pytest.raises(NothingRecorded, match="before its first frame"):
        recorder.wait(5)
    assert not list(recorder.path.parent.iterdir())


def test_a_countdown_counts_down(recordings: Recordings) -> None:
    seen: list[int] = []
    recorder = recordings.new(
        countdown=1.2, duration=0.2, listener=lambda progress: seen.append(progress.countdown)
    )

    recorder.wait(10)

    assert sorted(set(seen), reverse=True) == [2, 1, 0]


@pytest.mark.parametrize("name", ["mp4", "gif"])
def test_cancelling_leaves_nothing(name: str, recordings: Recordings) -> None:
    recorder = recordings.new(format=RecordingFormat(name))
    wait_until(lambda: recorder.progress.frames >= 5)
    recorder.cancel()

    with pytest.raises(RecordingCancelled):
        recorder.wait(5)
    assert recorder.progress.state is State.CANCELLED
    assert not list(recorder.path.parent.iterdir())


def test_a_region_is_cut_to_the_screen(recordings: Recordings) -> None:
    recording = recordings.new(target=RegionTarget(Region(-100, -50, 301, 251)), duration=0.5).wait(
        10
    )

    assert recording.region == Region(0, 0, 202, 202)
    assert (probe(recording.path).width, probe(recording.path).height) == (202, 202)


def test_what_cannot_be_recorded_is_said_at_once(
    recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RegionOutsideScreens):
        recordings.new(target=RegionTarget(Region(5000, 0, 10, 10)))
    with pytest.raises(WindowNotFound):
        recordings.new(target=WindowTarget(4242))
    with pytest.raises(BackendUnavailable, match="no source of frames"):
        recordings.new(source="crystal ball")
    with pytest.raises(BackendUnavailable, match="does not work"):
        recordings.new(source="gdigrab")
    with pytest.raises(BadRecordOption, match="61 frames"):
        recordings.new(fps=61)
    with pytest.raises(EmptyRegion):
        Region(0, 0, 0, 10)
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(NoDisplay):
        recordings.new()


def test_no_ffmpeg_is_said_at_once(recordings: Recordings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ffmpeg, "executable", lambda: "/nowhere/ffmpeg")

    with pytest.raises(FfmpegMissing, match="cannot be started"):
        recordings.new().wait(5)


def test_an_ffmpeg_that_crashes_at_once_is_told(
    recordings: Recordings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ffmpeg, "executable", lambda: "/bin/false")

    with pytest.raises(RecordingBroke):
        recordings.new().wait(5)
