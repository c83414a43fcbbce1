"""A GIF of a recording: a palette made for it first, then the frames in its colours."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from capture.recording.finishing import gif_file
from capture.recording.finishing.conversion import Conversion, Converted
from capture.recording.finishing.running import run

_DUPLICATES: Final = "mpdecimate=hi=64:lo=64:frac=0"
"""Drops frames that equal the one before; time stamps stay, so the one before is shown longer."""


def make_gif(conversion: Conversion) -> Converted:
    """Makes a GIF in two passes, so that no frame has to be kept in memory."""
    seconds = conversion.seconds
    with tempfile.TemporaryDirectory(prefix="dropcap-gif-") as folder:
        palette = Path(folder) / "palette.png"
        run(
            conversion.source,
            ["-f", "mpegts"],
            ["-vf", f"{_DUPLICATES},palettegen=stats_mode=full", "-y", palette],
            is_cancelled=conversion.is_cancelled,
        )
        run(
            conversion.source,
            ["-f", "mpegts"],
            [
                *("-i", palette, "-filter_complex"),
                f"[0:v]{_DUPLICATES}[v];[v][1:v]paletteuse=dither=none:diff_mode=rectangle",
                *("-fps_mode", "passthrough", "-loop", "0", "-f", "gif", "-y", conversion.target),
            ],
            on_seconds=lambda done: conversion.on_fraction(min(1.0, done / seconds)),
            is_cancelled=conversion.is_cancelled,
        )
    gif_file.set_length(conversion.target, seconds)
    return Converted(conversion.width, conversion.height)
