"""The editor at 8K: opening a capture, and painting while shapes are dragged."""

import json
import subprocess
import sys
from typing import Any

from benchmarks.desk import scratch_home
from benchmarks.report import Report, median_ms, spread
from benchmarks.scenery import interface
from support.xserver import desktop

from capture.encode import ImageFormat, write
from capture.models import Frame, Region

_SIZE = (7680, 4320)
_SCREEN = "3840x2160x24"


def run() -> Report:
    """Measures in a process on a screen of 3840×2160, with a picture of 7680×4320."""
    report = Report("Editor, a capture of 7680×4320 on a screen of 3840×2160")
    times = _measured()
    width, height = times["canvas"]
    report.fact("canvas", f"{width}×{height}")
    opened = times["open"]
    report.fact("Qt alone, decoding the file", spread(opened["qt"]))
    report.fact("the file, asked for → on the screen", spread(opened["file"]))
    report.at_most("the file, median", median_ms(opened["file"]), 500, " ms")
    compared = median_ms(opened["file"]) / median_ms(opened["qt"])
    report.fact("the file, against Qt's decoding alone", f"{compared:.2f} ×")
    report.fact("a capture just taken → on the screen", spread(opened["capture"]))
    report.at_most("a capture just taken, median", median_ms(opened["capture"]), 500, " ms")
    for name, paints in times["drag"].items():
        report.fact(f"dragging: {name}, {len(paints)} paint events", spread(paints))
        report.at_most(f"dragging: {name}, median", median_ms(paints), 20, " ms")
    crowd = times["crowd"]
    report.fact("a thousand shapes, shown again", spread(crowd["whole"]))
    report.fact("a thousand shapes, zoomed", spread(crowd["zoom"]))
    report.fact("a thousand shapes, one dragged", spread(crowd["one"]))
    report.at_most("a thousand shapes, one dragged, median", median_ms(crowd["one"]), 20, " ms")
    report.at_most(
        "a thousand shapes, all dragged, a step", median_ms(crowd["step of all"]), 250, " ms"
    )
    return report


def _measured() -> Any:
    with scratch_home() as folder, desktop(_SCREEN) as screen:
        file = folder / "picture.png"
        width, height = _SIZE
        pixels = interface(width, height).tobytes()
        write(Frame(Region(0, 0, width, height), pixels, width * 4, 2.0), file, ImageFormat.PNG)
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.editor_scene", file, folder],
            env=screen.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
