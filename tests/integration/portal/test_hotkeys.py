"""Hotkeys through the real portal frontend, the desktop's half standing in."""

import queue
import threading
from collections.abc import Iterator

import pytest
from support.portals import StandIn
from support.waiting import wait_until

from client.platform.hotkeys.base import Conflict
from client.platform.hotkeys.portal import PortalHotkeys
from client.platform.hotkeys.shortcut import Shortcut

SHORTCUTS = {
    "capture_region": Shortcut.parse("ctrl+shift+4"),
    "capture_screen": Shortcut.parse("print"),
}


@pytest.fixture
def hotkeys() -> Iterator[PortalHotkeys]:
    backend = PortalHotkeys()
    yield backend
    backend.close()


@pytest.fixture
def pressed() -> "queue.Queue[str]":
    return queue.Queue()


def test_a_pressed_key_reaches_its_action(
    desktop: StandIn, hotkeys: PortalHotkeys, pressed: "queue.Queue[str]"
) -> None:
    assert hotkeys.bind(SHORTCUTS, pressed.put) == ()
    desktop.tell("press capture_screen")
    assert pressed.get(timeout=10) == "capture_screen"
    desktop.tell("press capture_region")
    assert pressed.get(timeout=10) == "capture_region"
    assert pressed.empty()
    assert _wanted(desktop) == {
        "capture_region": ("Capture a region", "CTRL+SHIFT+4"),
        "capture_screen": ("Capture the screen", "Print"),
    }


def test_keys_in_place_of_others_and_none_at_all(
    desktop: StandIn, hotkeys: PortalHotkeys, pressed: "queue.Queue[str]"
) -> None:
    assert hotkeys.bind(SHORTCUTS, pressed.put) == ()
    # As while a field of the preferences waits for keys.
    assert hotkeys.bind({}, pressed.put) == ()
    assert hotkeys.bind({"record_gif": Shortcut.parse("ctrl+alt+g")}, pressed.put) == ()
    desktop.tell("press record_gif")
    assert pressed.get(timeout=10) == "record_gif"
    assert list(_wanted(desktop)) == ["record_gif"]
    # Nobody was asked to allow nothing, and the first keys were given back.
    asked = [said[1] for said in desktop.asked]
    assert asked.count("BindShortcuts") == 2
    assert asked.count("Close") == 1


def test_a_key_the_desktop_keeps(
    desktop: StandIn, hotkeys: PortalHotkeys, pressed: "queue.Queue[str]"
) -> None:
    desktop.tell("withhold capture_screen")
    (conflict,) = hotkeys.bind(SHORTCUTS, pressed.put)
    assert conflict.action == "capture_screen"
    assert conflict.shortcut == SHORTCUTS["capture_screen"]
    assert "Print" in conflict.message
    assert conflict.remedy


@pytest.mark.parametrize("answer", [1, 2], ids=["cancelled", "refused"])
def test_a_desktop_that_gives_no_keys(
    desktop: StandIn, hotkeys: PortalHotkeys, pressed: "queue.Queue[str]", answer: int
) -> None:
    desktop.tell(f"answer {answer}")
    conflicts = hotkeys.bind(SHORTCUTS, pressed.put)
    assert {conflict.action for conflict in conflicts} == set(SHORTCUTS)
    (message,) = {conflict.message for conflict in conflicts}
    assert message.startswith("The desktop gave Dropcap no hotkeys.")
    assert all(conflict.remedy for conflict in conflicts)
    # Asked again, and allowed this time.
    desktop.tell("answer 0")
    assert hotkeys.bind(SHORTCUTS, pressed.put) == ()
    desktop.tell("press capture_region")
    assert pressed.get(timeout=10) == "capture_region"


def test_closing_while_the_desktop_still_asks(
    desktop: StandIn, hotkeys: PortalHotkeys, pressed: "queue.Queue[str]"
) -> None:
    """Nobody answers the dialog, and the app ends."""
    desktop.tell("mute")
    answers: queue.Queue[tuple[Conflict, ...]] = queue.Queue()
    binding = threading.Thread(
        target=lambda: answers.put(hotkeys.bind(SHORTCUTS, pressed.put)), daemon=True
    )
    binding.start()
    wait_until(lambda: _asked(desktop))
    hotkeys.close()
    assert {conflict.action for conflict in answers.get(timeout=5)} == set(SHORTCUTS)
    binding.join(5)
    assert not binding.is_alive()


def test_a_desktop_that_never_answers(
    desktop: StandIn,
    hotkeys: PortalHotkeys,
    pressed: "queue.Queue[str]",
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desktop.tell("mute")
    monkeypatch.setattr("capture.desktop_portal._ANSWER_SECONDS", 0.5)
    conflicts = hotkeys.bind(SHORTCUTS, pressed.put)
    assert {conflict.action for conflict in conflicts} == set(SHORTCUTS)
    assert "did not answer" in conflicts[0].message


def _asked(desktop: StandIn) -> bool:
    desktop.tell("answer 0")  # what it was asked is read on the way to the answer
    return any(said[1] == "BindShortcuts" for said in desktop.asked)


def _wanted(desktop: StandIn) -> dict[str, tuple[str, str]]:
    """What was asked for last: the description and the preferred trigger of each shortcut."""
    body = [said[2] for said in desktop.asked if said[:2] == ["GlobalShortcuts", "BindShortcuts"]]
    return {
        action: (options["description"][1], options["preferred_trigger"][1])
        for action, options in body[-1][2]
    }
