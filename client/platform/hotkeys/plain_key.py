"""A key's character as it is without Shift, which toolkits do not tell."""

import sys

from client.platform.environment import DisplayServer, Environment


def plain_key(environment: Environment, scan_code: int, system_code: int) -> str:
    """The character, in lower case; empty = the system does not tell.

    Args:
        environment: the desktop.
        scan_code: the key's number on the keyboard; on X11 its keycode.
        system_code: the system's own name of the key; on Windows its virtual key.
    """
    match environment.display_server:
        case DisplayServer.WINDOWS:
            return _of_windows(system_code)
        case DisplayServer.X11:
            return _of_x11(scan_code)
        case _:
            return ""


def _of_windows(virtual_key: int) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    character = ctypes.windll.user32.MapVirtualKeyW(virtual_key, 2) & 0xFFFF
    return chr(character).lower() if character > 0x20 else ""


def _of_x11(keycode: int) -> str:
    if keycode < 8:
        return ""
    from Xlib import XK

    from capture.errors import NoDisplay
    from capture.x11_display import open_display

    try:
        display = open_display()
    except NoDisplay:
        return ""
    try:
        keysym = display.keycode_to_keysym(keycode, 0)
    finally:
        display.close()
    if 0x01000000 < keysym < 0x01110000:
        return chr(keysym - 0x01000000).lower()
    name = XK.keysym_to_string(keysym)
    return name.lower() if name is not None and name.isprintable() else ""
