"""A sound server of a test's own: loudspeakers that nobody hears, a microphone we speak into."""

import contextlib
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from support.processes import running
from support.waiting import wait_until

RATE = 48_000
_CHUNK_SECONDS = 0.005


@dataclass(frozen=True)
class SoundServer:
    """A PulseAudio with one null sink and one microphone that is a pipe."""

    environment: dict[str, str]
    microphone: Path
    process: subprocess.Popen[bytes]

    def control(self, *arguments: str) -> str:
        """Runs `pactl`."""
        return subprocess.run(
            ["pactl", *arguments],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=True,
            timeout=10,
        ).stdout

    @contextlib.contextmanager
    def playing(self, frequency: float) -> Iterator[None]:
        """Plays a tone through the loudspeakers for the length of a `with` block."""
        sine = f"sine=frequency={frequency}:sample_rate={RATE}:duration=600,volume=4"
        import imageio_ffmpeg

        ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
        command = [ffmpeg, "-v", "error", "-re", "-f", "lavfi", "-i", sine]
        environment = {**os.environ, **self.environment}
        with running([*command, "-f", "pulse", "tone"], environment=environment):
            wait_until(lambda: "Sink Input" in self.control("list", "sink-inputs"))
            yield

    @contextlib.contextmanager
    def speaking(self, level: Callable[[float], float]) -> Iterator[None]:
        """Speaks a 880 Hz tone into the microphone, as loud as `level` of the time says."""
        over = threading.Event()

        def speak() -> None:
            begun = time.time()
            with self.microphone.open("wb", buffering=0) as pipe:
                written = 0
                while not over.wait(_CHUNK_SECONDS / 2):
                    due = int((time.time() - begun) * RATE)
                    places = np.arange(written, due)
                    loud = np.array([level(begun + place / RATE) for place in places])
                    samples = loud * 12_000 * np.sin(places * (2 * np.pi * 880 / RATE))
                    pipe.write(np.repeat(samples.astype("<i2"), 2).tobytes())
                    written = due

        thread = threading.Thread(target=speak)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


@contextlib.contextmanager
def sound_server(folder: Path) -> Iterator[SoundServer]:
    """Runs PulseAudio, its files in a folder."""
    folder.mkdir(mode=0o700)
    environment = {
        "PULSE_SERVER": f"unix:{folder / 'native'}",
        "PULSE_COOKIE": str(folder / "cookie"),
    }
    private = {
        "HOME": str(folder),
        "PULSE_RUNTIME_PATH": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
    }
    form = f"format=s16le rate={RATE} channels=2"
    modules = [
        f"module-native-protocol-unix socket={folder / 'native'} auth-anonymous=1",
        f"module-null-sink sink_name=loudspeakers rate={RATE}",
        f"module-pipe-source source_name=microphone file={folder / 'microphone'} {form}",
    ]
    command = [
        *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
        *("--disable-shm=yes", "--realtime=no", "--high-priority=no"),
        *(part for module in modules for part in ("-L", module)),
    ]
    with running(command, environment={**os.environ, **environment, **private}) as process:
        server = SoundServer(environment, folder / "microphone", process)
        wait_until((folder / "native").exists)
        server.control("set-default-source", "microphone")
        yield server


def samples_of(path: Path) -> NDArray[np.float64]:
    """The sound of a recording: one channel, from -1 to 1."""
    import imageio_ffmpeg

    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    form = ["-f", "s16le", "-ac", "1", "-ar", str(RATE), "-"]
    done = subprocess.run(
        [ffmpeg, "-v", "error", "-i", path, *form], capture_output=True, check=True, timeout=60
    )
    return np.frombuffer(done.stdout, "<i2") / 32768


def loudest_frequency(samples: NDArray[np.float64]) -> float:
    """In Hz."""
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    return float(spectrum.argmax() * RATE / len(samples))
