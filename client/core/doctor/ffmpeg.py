"""Whether ffmpeg, which encodes recordings, runs."""

from __future__ import annotations

import subprocess

from client.core.doctor.context import Context
from client.core.doctor.finding import Finding, ok, problem

_SECONDS = 15
_NEEDED = ("libx264", "libvpx-vp9", "gif")
_AGAIN = "Install it again: pip install --force-reinstall imageio-ffmpeg"


def look(_: Context) -> Finding:
    """Runs it and asks what it can encode."""
    import imageio_ffmpeg

    try:
        program = imageio_ffmpeg.get_ffmpeg_exe()
        said = subprocess.run(
            [program, "-hide_banner", "-nostdin", "-encoders"],
            capture_output=True,
            text=True,
            check=True,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        ).stdout
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        return problem(f"ffmpeg does not run, so nothing can be recorded: {error}.", _AGAIN)
    encoders = {line.split()[1] for line in said.splitlines() if len(line.split()) > 1}
    missing = [name for name in _NEEDED if name not in encoders]
    if missing:
        return problem(f"ffmpeg cannot encode with {', '.join(missing)}.", _AGAIN)
    return ok(f"ffmpeg {imageio_ffmpeg.get_ffmpeg_version()} records MP4, WebM and GIF.")
