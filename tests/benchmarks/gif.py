"""Making a GIF of 5 s of a desktop at work, against gifski and imageio's Pillow writer.

All three get the same 75 frames; what each made is compared with these, frame by frame.
"""

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import imageio.v2 as imageio
import numpy as np
from benchmarks.desk import scratch_home
from benchmarks.moving_scene import moving_scene
from benchmarks.report import Report
from numpy.typing import NDArray
from support.xserver import desktop

from capture.models import Region
from capture.recording import encoders
from capture.recording.ffmpeg import executable
from capture.recording.finishing.conversion import Conversion
from capture.recording.finishing.gif import make_gif
from capture.recording.finishing.gif_file import delays
from capture.recording.formats import RecordingFormat
from capture.recording.sources.base import Grab
from capture.recording.sources.x11grab import X11Grab

_WIDTH, _HEIGHT, _FPS, _SECONDS = 800, 600, 15, 5
_FRAMES = _FPS * _SECONDS
_QUALITY = 90
_ROUNDS = 3

Frames = NDArray[np.uint8]


@dataclass(frozen=True)
class _Made:
    seconds: float
    size: int
    psnr: float
    ssim: float

    def __str__(self) -> str:
        facts = f"{self.seconds:.2f} s, {self.size / 1e6:.2f} MB"
        return f"{facts}, PSNR {self.psnr:.1f} dB, SSIM {self.ssim:.4f}"


def run() -> Report:
    """Measures time, size and fidelity of each."""
    report = Report(f"GIF of {_WIDTH}×{_HEIGHT}, {_FPS} fps, {_SECONDS} s, the same source frames")
    with scratch_home() as folder, tempfile.TemporaryDirectory(prefix="dropcap-gifski-") as npm:
        gifski = _gifski(Path(npm))
        source = _recorded(folder)
        frames = _decoded(source)
        assert len(frames) == _FRAMES
        pictures = _pictures(source, folder / "frames")
        ours = _measured(folder / "ours.gif", frames, lambda file: _ours(source, file))
        command: list[str | Path] = [gifski, "-q", "--fps", str(_FPS), "-Q", str(_QUALITY)]
        command += ["-W", str(_WIDTH), "-H", str(_HEIGHT), "-o"]
        theirs = _measured(
            folder / "gifski.gif",
            frames,
            lambda file: subprocess.run([*command, file, *pictures], check=True),
        )
        loaded = list(frames)
        pillow = _measured(
            folder / "pillow.gif",
            frames,
            lambda file: imageio.mimsave(file, loaded, format="GIF-PIL", fps=_FPS),
            rounds=1,
        )
    report.fact("dropcap", str(ours))
    report.fact(f"gifski, quality {_QUALITY}", str(theirs))
    report.fact("imageio, Pillow writer", str(pillow))
    report.at_most("time, against gifski", ours.seconds / theirs.seconds, 0.5, "×")
    report.at_most("size, against gifski", ours.size / theirs.size, 1.0, "×")
    report.at_most("size, against Pillow", ours.size / pillow.size, 0.1, "×")
    report.at_least("SSIM", ours.ssim, 0.995)
    return report


def _gifski(folder: Path) -> Path:
    """The program, out of its package."""
    subprocess.run(
        ["npm", "install", "--silent", "--prefix", folder, "gifski"],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    program = folder / "node_modules/gifski/bin/debian/gifski"
    program.chmod(0o755)
    return program


def _recorded(folder: Path) -> Path:
    """What the recorder makes GIFs of: the frames without loss."""
    file = folder / "source.ts"
    region = Region(100, 100, _WIDTH, _HEIGHT)
    with desktop() as screen, moving_scene(screen.environment, 100, 100, _WIDTH, _HEIGHT):
        os.environ["DISPLAY"] = screen.display
        grabbed = X11Grab().open(Grab(region, region, _FPS, cursor=False))
        encoding = encoders.encoding(RecordingFormat.GIF, _FPS, 0.0)
        with file.open("wb") as output:
            subprocess.run(
                [
                    *(executable(), "-v", "error", "-nostdin", *grabbed.arguments),
                    *("-frames:v", str(_FRAMES), *encoding),
                ],
                stdout=output,
                check=True,
            )
    return file


def _pictures(source: Path, folder: Path) -> list[Path]:
    folder.mkdir()
    names = folder / "%03d.png"
    command: list[str | Path] = [
        executable(),
        "-v",
        "error",
        "-i",
        source,
        "-fps_mode",
        "passthrough",
        names,
    ]
    subprocess.run(command, check=True)
    return sorted(folder.iterdir())


def _ours(source: Path, file: Path) -> None:
    make_gif(Conversion(source, "mpegts", file, _WIDTH, _HEIGHT, _FPS, _SECONDS))


def _measured(
    file: Path, frames: Frames, make: Callable[[Path], object], rounds: int = _ROUNDS
) -> _Made:
    taken = []
    for _ in range(rounds):
        file.unlink(missing_ok=True)
        started = time.perf_counter()
        make(file)
        taken.append(time.perf_counter() - started)
    shown = _as_shown(file)
    psnr, ssim = _fidelity(shown, frames)
    return _Made(min(taken), file.stat().st_size, psnr, ssim)


def _as_shown(file: Path) -> Frames:
    """What is on the screen at the middle of each source frame's time."""
    frames = _decoded(file)
    if len(frames) == _FRAMES:
        return frames
    ends = np.cumsum(delays(file))
    middles = (np.arange(_FRAMES) + 0.5) * ends[-1] / _FRAMES
    shown: Frames = frames[np.searchsorted(ends, middles)]
    return shown


def _decoded(file: Path) -> Frames:
    raw: list[str] = ["-fps_mode", "passthrough", "-pix_fmt", "rgb24", "-f", "rawvideo", "-"]
    done = subprocess.run(
        [executable(), "-v", "error", "-i", file, *raw], capture_output=True, check=True
    )
    return np.frombuffer(done.stdout, np.uint8).reshape(-1, _HEIGHT, _WIDTH, 3)


def _fidelity(shown: Frames, frames: Frames) -> tuple[float, float]:
    """PSNR in dB and SSIM over all channels, as ffmpeg's filters measure them."""
    with tempfile.TemporaryDirectory(prefix="dropcap-frames-") as name:
        form = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{_WIDTH}x{_HEIGHT}"]
        inputs: list[str | Path] = []
        for place, which in enumerate((shown, frames)):
            path = Path(name) / str(place)
            path.write_bytes(which.tobytes())
            inputs += [*form, "-i", path]
        graph = "[0:v]format=gbrp,split[a][b];[1:v]format=gbrp,split[c][d];[a][c]psnr;[b][d]ssim"
        done = subprocess.run(
            [executable(), "-hide_banner", *inputs, "-lavfi", graph, "-f", "null", "-"],
            capture_output=True,
            text=True,
            check=True,
        )
    psnr = re.search(r"PSNR .*average:(\S+)", done.stderr)
    ssim = re.search(r"SSIM .*All:(\S+)", done.stderr)
    assert psnr is not None
    assert ssim is not None
    return float(psnr[1]), float(ssim[1])
