"""From the end of a 10-minute recording to a link that plays, over 20 Mbit/s."""

import subprocess
import tempfile
import time
from pathlib import Path

import imageio_ffmpeg
import requests
from benchmarks.report import Report
from support.proxy import bad_network
from support.server import DropcapServer, dropcap_server
from support.waiting import wait_until

from uploader.model import Endpoint, Job, JobState, UploadRequest
from uploader.outbox import Outbox

_LINK = 20_000_000 // 8
_SHARE_OF_LINK = 0.6
_SECONDS = 600
_REWRITTEN = 64


def run() -> Report:
    """Replays a recording that grows as ffmpeg writes it, as fast as 60 % of the line takes."""
    report = Report("10-minute 1080p recording over 20 Mbit/s: stop → link plays")
    with tempfile.TemporaryDirectory(prefix="dropcap-bench-") as name, bad_network(_LINK) as line:
        folder = Path(name)
        recording = _recording(folder)
        environment = {"DROPCAP_PUBLIC_URL": line.url, "DROPCAP_WAITING_SECONDS": "0"}
        with dropcap_server(folder / "data", environment=environment) as server:
            line.forward_to(int(server.url.rpartition(":")[2]))
            outbox = Outbox(folder / "outbox", lambda: Endpoint(line.url, server.token))
            while_made = _while_it_is_made(outbox, server, recording)
            afterwards = _afterwards(outbox, server, recording)
            outbox.close()
        report.fact("the recording", f"{recording.stat().st_size / 1e6:.0f} MB")
        report.fact("recorded, then uploaded", f"{afterwards:.2f} s")
        report.at_most("uploaded while it was made", while_made, 1.5, " s")
        report.fact("of the time of recording first", f"{while_made / afterwards:.3f} ×")
    return report


def _recording(folder: Path) -> Path:
    """A minute of moving pictures, encoded as recordings are, ten times over."""
    minute, whole = folder / "minute.mp4", folder / "whole.mp4"
    source = "testsrc2=size=1920x1080:rate=30:duration=60"
    encoder = ("-c:v", "libx264", "-preset", "ultrafast", "-b:v", "1500k", "-maxrate", "2000k")
    fragments = ("-movflags", "+hybrid_fragmented", "-frag_duration", "1000000")
    for arguments in (
        ("-f", "lavfi", "-i", source, *encoder, "-bufsize", "4M", "-pix_fmt", "yuv420p", minute),
        ("-stream_loop", "9", "-i", minute, "-c", "copy", *fragments, whole),
    ):
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", *arguments]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return whole


def _while_it_is_made(outbox: Outbox, server: DropcapServer, recording: Path) -> float:
    content = recording.read_bytes()
    path = outbox.reserve_path("while-made.mp4")
    step = len(content) // _SECONDS + 1
    pause = step / (_LINK * _SHARE_OF_LINK)
    growing = outbox.submit_growing(UploadRequest(path, path.name, "video/mp4", owned=True))
    with path.open("wb", buffering=0) as file:
        file.write(bytes(_REWRITTEN))
        for begin in range(_REWRITTEN, len(content), step):
            file.write(content[begin : begin + step])
            time.sleep(pause)
        file.seek(0)
        file.write(content[:_REWRITTEN])
    stopped = time.perf_counter()
    growing.finish()
    return _until_it_plays(outbox, server, growing.job, content, stopped)


def _afterwards(outbox: Outbox, server: DropcapServer, recording: Path) -> float:
    content = recording.read_bytes()
    stopped = time.perf_counter()
    job = outbox.submit(UploadRequest(recording, "afterwards.mp4", "video/mp4"))
    return _until_it_plays(outbox, server, job, content, stopped)


def _until_it_plays(
    outbox: Outbox, server: DropcapServer, job: Job, content: bytes, stopped: float
) -> float:
    linked = outbox.wait(job.id, lambda job: job.url is not None, 60)
    assert linked.url is not None
    raw = f"{server.url}/{linked.url.rpartition('/')[2]}/raw"

    def plays() -> bool:
        answer = requests.get(raw, headers={"Range": "bytes=0-63"}, timeout=60)
        return answer.status_code == 206 and answer.content == content[:64]

    wait_until(plays, timeout=600, interval=0.02)
    taken = time.perf_counter() - stopped
    assert outbox.wait(job.id, lambda job: job.is_settled, 60).state is JobState.DONE
    assert requests.get(raw, timeout=60).content == content
    return taken
