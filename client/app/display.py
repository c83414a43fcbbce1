"""Whether there is a display to start on: Qt would abort the process where there is none."""

import ctypes
import socket
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from client.exit_codes import ExitCode

_PLATFORMS_WITHOUT_DISPLAY = "eglfs, linuxfb, minimal, minimalegl, offscreen, vkkhrdisplay, vnc"


class DisplayError(Exception):
    """The app has nowhere to show itself.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
        exit_code: what a command ends with.
    """

    exit_code = ExitCode.NO_CAPTURE

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def check_display(environ: Mapping[str, str]) -> None:
    """Makes sure that Qt will find a display that lets us in.

    Raises:
        DisplayError: there is none, or Qt's X11 plugin misses a system library.
    """
    if sys.platform != "linux":
        return
    wanted = environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if wanted in _PLATFORMS_WITHOUT_DISPLAY.split(", "):
        return
    if not wanted.startswith("xcb") and _wayland_answers(environ):
        return
    if not wanted.startswith("wayland") and _x11_answers(environ.get("DISPLAY", "")):
        _check_x11_plugin()
        return
    raise DisplayError(_sentence(environ), "Start it inside a desktop session.")


def _sentence(environ: Mapping[str, str]) -> str:
    named = [
        f"{name}={environ[name]}" for name in ("WAYLAND_DISPLAY", "DISPLAY") if environ.get(name)
    ]
    if named:
        return f"The display ({', '.join(named)}) does not answer or does not let us in."
    return "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set."


def _wayland_answers(environ: Mapping[str, str]) -> bool:
    if sys.platform == "win32":
        return False
    if environ.get("WAYLAND_SOCKET"):
        return True
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    address = Path(environ.get("XDG_RUNTIME_DIR", ""), name)
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(2)
        try:
            probe.connect(str(address))
        except OSError:
            return False
    return True


def _x11_answers(display: str) -> bool:
    """Does the whole handshake with the library that Qt is going to use, authority included."""
    if not display:
        return False
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _check_x11_plugin() -> None:
    """Loads Qt's plugin as Qt will in a moment; the linker names the library that is missing."""
    found = find_spec("PySide6")
    if found is None or found.origin is None:
        return
    plugin = Path(found.origin).parent / "Qt/plugins/platforms/libqxcb.so"
    if not plugin.exists():
        return
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        missing = str(error).partition(":")[0]
        raise DisplayError(
            f"Windows cannot be shown: the system library {missing} is missing.",
            "Install it; on Debian and Ubuntu: apt install libxcb-cursor0 libxcb-icccm4 "
            "libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libegl1.",
        ) from error
