"""Screens of different scales, with negative origins and fractional scales, side by side."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

PROGRAM = Path(__file__).parents[2] / "support/mixed_screens.py"


@dataclass(frozen=True)
class Simulated:
    """A screen: its box in pixels, and how many of them make a point."""

    name: str
    box: tuple[int, int, int, int]
    scale: float

    def config(self) -> dict[str, Any]:
        """As Qt's offscreen platform reads it; it is scaled like a screen of an X server."""
        place = dict(zip(("x", "y", "width", "height"), self.box, strict=True))
        return {"name": self.name, **place, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}


def drag_on(folder: Path, screens: list[Simulated], on: str, *numbers: float) -> dict[str, Any]:
    file = folder / "screens.json"
    file.write_text(json.dumps({"screens": [screen.config() for screen in screens]}))
    done = subprocess.run(
        [sys.executable, PROGRAM, file, on, *map(str, numbers)],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={file}",
            "QT_SCREEN_SCALE_FACTORS": ";".join(f"{s.name}={s.scale}" for s in screens),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_region_over_two_scales_has_no_seam_and_no_offset(tmp_path: Path) -> None:
    sharp, plain = (0, 0, 1280, 720), (1280, 0, 960, 540)

    done = drag_on(
        tmp_path,
        [Simulated("sharp", sharp, 2.0), Simulated("plain", plain, 1.0)],
        "sharp",
        *(500, 100, 800, 250),  # in points of the sharp screen, the end beyond its edge
    )

    assert done["views"] == {"sharp": "0,0,1280,720", "plain": "1280,0,960,540"}
    assert done["region"] == "1000,200,600,300"
    assert done["size"] == [600, 300]
    assert done["wrong"] == 0


def test_from_the_coarse_screen_into_the_sharp_one(tmp_path: Path) -> None:
    done = drag_on(
        tmp_path,
        [
            Simulated("sharp", (-1280, -200, 1280, 720), 2.0),
            Simulated("plain", (0, 0, 960, 540), 1.0),
        ],
        "plain",
        *(300, 200, -101, -51),
    )

    assert done["region"] == "-101,-51,401,251"
    assert done["wrong"] == 0


@pytest.mark.parametrize("ratio", [1.25, 1.5, 1.75])
def test_fractional_scales_are_exact_to_the_pixel(tmp_path: Path, ratio: float) -> None:
    width, height = 2100, 1050
    done = drag_on(
        tmp_path,
        [
            Simulated("odd", (-2100, 0, width, height), ratio),
            Simulated("plain", (0, 0, 800, 600), 1.0),
        ],
        "odd",
        *(10 / ratio, 21 / ratio, 1501 / ratio, 431 / ratio),
    )

    assert done["region"] == "-2090,21,1491,410"
    assert done["wrong"] == 0
