"""The portals of a desktop."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from support.home import Home
from support.portals import StandIn, portals


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    file = tmp_path / "desktop.png"
    pixels = np.random.default_rng(3).integers(0, 256, (120, 200, 3), np.uint8)
    Image.fromarray(pixels).save(file)
    return file


@pytest.fixture
def desktop(
    home: Home, tmp_path: Path, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StandIn]:
    with portals(tmp_path, picture) as (environment, stand_in):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
        yield stand_in
