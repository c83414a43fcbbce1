"""Stills through the real portal frontend, the desktop's half standing in; and no portal at all."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from support.home import Home, make_home
from support.pixels import array
from support.portals import StandIn
from support.session_bus import session_bus

from capture.errors import BackendUnavailable, CaptureDenied
from capture.models import Region
from capture.service import CaptureService
from capture.targets import AllScreens, RegionTarget
from client.platform.hotkeys.portal import PortalHotkeys
from client.platform.hotkeys.shortcut import Shortcut

SHORTCUTS = {
    "capture_region": Shortcut.parse("ctrl+shift+4"),
    "capture_screen": Shortcut.parse("ctrl+shift+3"),
}


@pytest.fixture
def service() -> Iterator[CaptureService]:
    opened = CaptureService()
    yield opened
    opened.close()


def test_a_picture_of_the_desktop(desktop: StandIn, service: CaptureService, picture: Path) -> None:
    frame = service.grab(AllScreens())
    with Image.open(picture) as image:
        expected = np.asarray(image)
    assert np.array_equal(array(frame)[..., 2::-1], expected)
    part = service.grab(RegionTarget(Region(20, 30, 50, 40)))
    assert np.array_equal(array(part)[..., 2::-1], expected[30:70, 20:70])
    # What the desktop wrote for us is not left among the person's pictures.
    assert list(picture.parent.glob("Screenshot*")) == []


@pytest.mark.parametrize("answer", [1, 2], ids=["cancelled", "refused"])
def test_a_desktop_that_says_no(desktop: StandIn, service: CaptureService, answer: int) -> None:
    desktop.tell(f"answer {answer}")
    with pytest.raises(CaptureDenied) as refused:
        service.grab(AllScreens())
    assert refused.value.message
    assert refused.value.remedy


def test_a_session_without_portals(
    home: Home, service: CaptureService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bus that nobody has a portal on, and that has none to start."""
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    nothing = make_home(home.path / "nothing").environment
    with session_bus({**nothing, "XDG_DATA_DIRS": "/nonexistent"}) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus["DBUS_SESSION_BUS_ADDRESS"])
        with pytest.raises(BackendUnavailable) as missing:
            service.grab(AllScreens())
        assert "xdg-desktop-portal" in missing.value.remedy
        conflicts = PortalHotkeys().bind(SHORTCUTS, lambda _: None)
        assert {conflict.action for conflict in conflicts} == set(SHORTCUTS)


def test_no_session_bus(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={home.path}/no-bus")
    with pytest.raises(BackendUnavailable, match="no session bus"):
        CaptureService().grab(AllScreens())
