"""A ring on an X11 screen: a window that has the form of one and lets every click through."""

from typing import Final

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.ext import shape
from Xlib.xobject.drawable import Pixmap

NAME: Final = "Dropcap click"

_ACCENT: Final = (0x5B, 0x5B, 0xD6)
_RIM: Final = (0xFF, 0xFF, 0xFF)
"""The accent of the whole program, between two white lines that set it off dark ground."""

_RADII: Final = (22.0, 20.5, 16.5, 15.0)
"""Logical pixels: where the outer line, the ring, the inner line and the hole begin."""

_WHOLE: Final = 360 * 64  # X counts angles in 64ths of a degree


class Ring:
    """Hidden until it is shown. Its requests wait in the display's queue until that is flushed.

    Args:
        display: whose connection it lives on; it ends with it.
        scale: physical pixels of a logical one.
    """

    def __init__(self, display: Display, scale: float) -> None:
        screen = display.screen()
        self._radius = round(_RADII[0] * scale)
        self._rings = [round(radius * scale) for radius in _RADII]
        size = 2 * self._radius + 1
        picture = screen.root.create_pixmap(size, size, screen.root_depth)
        rim, accent = (
            screen.default_colormap.alloc_color(*(part * 0x101 for part in colour)).pixel
            for colour in (_RIM, _ACCENT)
        )
        self._draw(picture, (rim, accent, rim))
        form = screen.root.create_pixmap(size, size, 1)
        self._draw(form, (1, 1, 1, 0))
        self._window = screen.root.create_window(
            *(0, 0, size, size, 0, X.CopyFromParent),
            override_redirect=True,
            background_pixmap=picture,
        )
        self._window.set_wm_name(NAME)
        # Compositors draw shadows under windows, but not under what is dragged.
        kind = display.intern_atom("_NET_WM_WINDOW_TYPE")
        dragged = display.intern_atom("_NET_WM_WINDOW_TYPE_DND")
        self._window.change_property(kind, Xatom.ATOM, 32, [dragged])
        shape.mask(self._window, shape.SO.Set, shape.SK.Bounding, 0, 0, form)
        shape.rectangles(self._window, shape.SO.Set, shape.SK.Input, X.Unsorted, 0, 0, [])
        picture.free()
        form.free()

    def show(self, x: int, y: int) -> None:
        """Shows it above all windows, round a pixel."""
        self._window.configure(x=x - self._radius, y=y - self._radius, stack_mode=X.Above)
        self._window.map()

    def hide(self) -> None:
        """Takes it off the screen."""
        self._window.unmap()

    def _draw(self, pixmap: Pixmap, colours: tuple[int, ...]) -> None:
        """Draws discs over each other, the largest first, on ground of nothing."""
        brush = pixmap.create_gc(foreground=0)
        size = 2 * self._radius + 1
        pixmap.fill_rectangle(brush.id, 0, 0, size, size)
        for radius, colour in zip(self._rings, colours, strict=False):
            brush.change(foreground=colour)
            start = self._radius - radius
            across = 2 * radius + 1  # odd: X draws discs of an even size with pips
            pixmap.fill_arc(brush.id, start, start, across, across, 0, _WHOLE)
        brush.free()
