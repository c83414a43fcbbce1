"""A screen with a bar code on it, and recordings of that."""

from collections.abc import Iterator

import pytest
from support.bar_code import bar_code
from support.recordings import REGION, Recordings
from support.xserver import XServer


@pytest.fixture(scope="package")
def recordings(x_server: XServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recordings]:
    """Records the bar code."""
    made = Recordings(tmp_path_factory.mktemp("recordings"))
    with (
        pytest.MonkeyPatch.context() as patch,
        bar_code(x_server.environment, REGION.x, REGION.y, REGION.width, REGION.height),
    ):
        patch.setenv("DISPLAY", x_server.display)
        yield made
        made.close()
