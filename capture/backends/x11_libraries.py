"""Finding the X11 libraries without asking a program for each.

`ctypes.util.find_library` starts `ldconfig` to look a library up. mss asks for eight of them before
its first picture, which takes longer than the picture. These names are part of each library's
binary interface, and the loader finds them as it does for every other program.
"""

import contextlib
import ctypes.util
from collections.abc import Iterator
from typing import Final

_SONAMES: Final = {
    "X11": "libX11.so.6",
    "Xfixes": "libXfixes.so.3",
    "Xrandr": "libXrandr.so.2",
    "xcb": "libxcb.so.1",
    "xcb-randr": "libxcb-randr.so.0",
    "xcb-render": "libxcb-render.so.0",
    "xcb-shm": "libxcb-shm.so.0",
    "xcb-xfixes": "libxcb-xfixes.so.0",
}


@contextlib.contextmanager
def known_by_name() -> Iterator[None]:
    """Lets these libraries be found by their names for as long as the block lasts."""
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: _SONAMES.get(name) or search(name)
    try:
        yield
    finally:
        ctypes.util.find_library = search
