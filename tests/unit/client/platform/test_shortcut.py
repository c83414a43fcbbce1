import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.platform.hotkeys.shortcut import NAMED_KEYS, BadShortcut, Modifier, Shortcut

shortcuts = st.builds(
    Shortcut,
    st.sets(st.sampled_from(list(Modifier)), min_size=1)
    .filter(lambda held: held != {Modifier.SHIFT})
    .map(frozenset),
    st.sampled_from(sorted(NAMED_KEYS)) | st.sampled_from(list("abcxyz0123456789,.-+ü")),
)


@given(shortcuts)
def test_a_shortcut_survives_being_written_and_read(shortcut: Shortcut) -> None:
    assert Shortcut.parse(str(shortcut)) == shortcut


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ctrl + Shift + 4", "ctrl+shift+4"),
        ("super+PrtSc", "meta+print"),
        ("PrintScreen", "print"),
        ("alt+cmd+Return", "alt+meta+enter"),
        ("ctrl++", "ctrl+plus"),
    ],
)
def test_people_write_keys_in_many_ways(text: str, expected: str) -> None:
    assert str(Shortcut.parse(text)) == expected


@pytest.mark.parametrize(
    "text", ["", "ctrl", "ctrl+", "hyper+a", "ctrl+ab", "a", "shift+a", "shift+space", "ctrl+ "]
)
def test_what_cannot_be_a_hotkey_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadShortcut) as caught:
        Shortcut.parse(text)
    assert "ctrl+shift+4" in caught.value.remedy


def test_menus_show_keys_as_the_system_does() -> None:
    shortcut = Shortcut.parse("ctrl+shift+pageup")
    assert shortcut.display() == "Ctrl+Shift+Pageup"
    assert shortcut.display(macos=True) == "⌃⇧Pageup"
