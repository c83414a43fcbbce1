"""Recording 1920×1080 at 30 fps, against the bare ffmpeg command with the same encoder settings."""

import os
import resource
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from benchmarks.desk import scratch_home
from benchmarks.moving_scene import BAR_HEIGHT, moving_scene
from benchmarks.report import Report
from numpy.typing import NDArray
from support.bar_code import RATE, read
from support.processes import SCRIPTS
from support.xserver import XServer, desktop

from capture.models import Region
from capture.recording import encoders
from capture.recording.ffmpeg import executable
from capture.recording.formats import RecordingFormat
from capture.recording.model import Recording
from capture.recording.options import RecordOptions
from capture.recording.recorder import Recorder
from capture.service import CaptureService
from capture.targets import AllScreens, RegionTarget

_SIZE = (1920, 1080)
_FPS = 30
_SECONDS = 20
_MEMORY_SECONDS = int(os.environ.get("DROPCAP_BENCH_MEMORY_SECONDS", "120"))
_MIB = 1024 * 1024


def run() -> Report:
    """Measures lost frames, CPU time, the time from stop to a finished file, and memory."""
    report = Report(f"Recording 1920×1080, {_FPS} fps, {_SECONDS} s of a desktop at work")
    with scratch_home() as folder, desktop() as screen:
        os.environ["DISPLAY"] = screen.display
        with moving_scene(screen.environment, 0, 0, *_SIZE):
            ours, theirs = folder / "ours.mp4", folder / "theirs.mp4"
            our_rounds = [_round(lambda: _dropcap(screen, ours), ours) for _ in range(2)]
            their_rounds = [_round(lambda: _bare_ffmpeg(screen, theirs), theirs) for _ in range(2)]
            long = _stop_seconds(folder, 15)
            short = _stop_seconds(folder, 1)
            memory = _memory(folder)
        # Whatever else the machine does meanwhile costs frames: the better round counts, for both.
        our_cpu, our_loss = (min(values) for values in zip(*our_rounds, strict=True))
        their_cpu, their_loss = (min(values) for values in zip(*their_rounds, strict=True))
        our_size, their_size = ours.stat().st_size / 1e6, theirs.stat().st_size / 1e6
    report.fact("dropcap record, CPU", f"{our_cpu:.1f} s, {our_size:.1f} MB")
    report.fact("bare ffmpeg, CPU", f"{their_cpu:.1f} s, {their_size:.1f} MB")
    report.fact("bare ffmpeg, frames lost or repeated", f"{100 * their_loss:.2f} %")
    report.at_most("frames lost or repeated", 100 * our_loss, 1.0, " %")
    report.at_most("CPU, against bare ffmpeg", our_cpu / their_cpu, 1.10, "×")
    report.at_most("stop → finished file, after 1 s", short, 0.5, " s")
    report.at_most("stop → finished file, after 15 s", long, 0.5, " s")
    report.fact("memory after a quarter, all processes", f"{memory[0] / _MIB:.0f} MiB")
    report.at_most(
        f"memory after {_MEMORY_SECONDS} s, against a quarter of it",
        memory[1] / memory[0],
        1.1,
        "×",
    )
    return report


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time that child processes take in it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _round(work: Callable[[], object], file: Path) -> tuple[float, float]:
    """Seconds of processor time, and the share of frames lost or repeated."""
    file.unlink(missing_ok=True)
    return _cpu(work), _lost(file)


def _dropcap(screen: XServer, file: Path) -> None:
    command = ["record", "--fps", str(_FPS), "--duration", str(_SECONDS), "--no-upload"]
    subprocess.run(
        [SCRIPTS / "dropcap", *command, "--out", file],
        env=screen.environment,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _bare_ffmpeg(screen: XServer, file: Path) -> None:
    """The same filters and encoder, straight into a fragmented MP4."""
    encoding = encoders.encoding(RecordingFormat.MP4, _FPS, 0.0)
    settings = encoding[: encoding.index("-output_ts_offset")]
    filters = ",".join(encoders.filters_of(RecordingFormat.MP4))
    subprocess.run(
        [
            *(executable(), "-v", "error", "-nostdin", "-y", "-f", "x11grab"),
            *("-framerate", str(_FPS), "-video_size", f"{_SIZE[0]}x{_SIZE[1]}"),
            *("-i", screen.display, "-vf", filters, *settings, "-t", str(_SECONDS)),
            *("-movflags", "+hybrid_fragmented", "-frag_duration", "1000000", file),
        ],
        check=True,
    )


def _lost(file: Path) -> float:
    """The share of frames that show the same as the one before, or miss one between."""
    shown = [read(frame) for frame in _bars(file)]
    steps = np.diff(shown) * _FPS / RATE  # 1 = a frame's time
    return float(((steps < 0.25) | (steps > 1.75)).mean())


def _bars(file: Path) -> NDArray[np.uint8]:
    done = subprocess.run(
        [
            *(executable(), "-v", "error", "-i", file, "-vf", f"crop=in_w:{BAR_HEIGHT}:0:0"),
            *("-fps_mode", "passthrough", "-pix_fmt", "gray", "-f", "rawvideo", "-"),
        ],
        capture_output=True,
        check=True,
    )
    return np.frombuffer(done.stdout, np.uint8).reshape(-1, BAR_HEIGHT, _SIZE[0])


def _stop_seconds(folder: Path, seconds: float) -> float:
    file = folder / f"stop-{seconds}.mp4"
    recorder = Recorder(RecordOptions(AllScreens(), fps=_FPS), file, CaptureService())
    recorder.start()
    _wait_for(recorder, seconds)
    started = time.perf_counter()
    recorder.stop()
    recording: Recording = recorder.wait(10)
    taken = time.perf_counter() - started
    assert recording.problem is None
    assert file.stat().st_size == recording.size
    return taken


def _wait_for(recorder: Recorder, seconds: float) -> None:
    while recorder.progress.seconds < seconds:
        assert not recorder.progress.state.is_final
        time.sleep(0.05)


def _memory(folder: Path) -> tuple[int, int]:
    """Bytes in use after a quarter of the time, and at its end."""
    target = RegionTarget(Region(0, 0, 960, 540))
    file = folder / "memory.mp4"
    recorder = Recorder(RecordOptions(target, fps=60), file, CaptureService())
    recorder.start()
    _wait_for(recorder, _MEMORY_SECONDS / 4)
    early = _resident()
    _wait_for(recorder, _MEMORY_SECONDS)
    late = _resident()
    recorder.stop()
    recorder.wait(10)
    return early, late


def _resident() -> int:
    """Bytes that this process and its ffmpegs have in memory."""
    tasks = Path("/proc/self/task").iterdir()
    children = [int(pid) for task in tasks for pid in (task / "children").read_text().split()]
    recorders = [pid for pid in children if b"ffmpeg" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    pages = [
        int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in (os.getpid(), *recorders)
    ]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE")
