"""Windows on X11, as the window manager lists them (Extended Window Manager Hints 1.5)."""

from collections.abc import Sequence

from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.error import BadDrawable, BadWindow, CatchError, ConnectionClosedError
from Xlib.xobject.drawable import Window as XWindow

from capture.errors import NoDisplay
from capture.models import Region, Window
from capture.x11_display import open_display

_ALL_DESKTOPS = 0xFFFFFFFF
_NOT_FOR_PEOPLE = ("_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_WINDOW_TYPE_DOCK")


class X11Windows:
    """Asks the window manager anew at each call."""

    def windows(self) -> tuple[Window, ...]:
        """The windows of this desktop that are not minimised, top-most first."""
        display = open_display()
        try:
            return _Listing(display).windows()
        except ConnectionClosedError as error:
            raise NoDisplay(str(error)) from error
        finally:
            display.close()


class _Listing:
    def __init__(self, display: Display) -> None:
        self._display = display
        self._root = display.screen().root
        # A window may close while we ask; its errors are ours to expect, not Xlib's to print.
        self._errors = CatchError(BadWindow, BadDrawable)
        display.set_error_handler(self._errors)

    def windows(self) -> tuple[Window, ...]:
        stacked = self._cardinals(self._root, "_NET_CLIENT_LIST_STACKING")
        active = next(iter(self._cardinals(self._root, "_NET_ACTIVE_WINDOW")), 0)
        desktop = next(iter(self._cardinals(self._root, "_NET_CURRENT_DESKTOP")), None)
        found = []
        for number in reversed(stacked):
            try:
                window = self._window(number, active, desktop)
            except (BadWindow, BadDrawable):
                continue
            if window is not None:
                found.append(window)
        return tuple(found)

    def _window(self, number: int, active: int, desktop: int | None) -> Window | None:
        window = self._display.create_resource_object("window", number)
        if window.get_attributes().map_state != X.IsViewable:
            return None
        its_desktop = next(iter(self._cardinals(window, "_NET_WM_DESKTOP")), None)
        if None not in (desktop, its_desktop) and its_desktop not in (desktop, _ALL_DESKTOPS):
            return None
        kinds = self._cardinals(window, "_NET_WM_WINDOW_TYPE")
        if any(self._display.intern_atom(kind) in kinds for kind in _NOT_FOR_PEOPLE):
            return None
        classes = window.get_wm_class()
        return Window(
            id=number,
            title=self._title(window),
            application=classes[1] if classes else None,
            region=self._outline(window),
            active=number == active,
        )

    def _outline(self, window: XWindow) -> Region:
        """The window with the frame that the window manager put around it."""
        geometry = window.get_geometry()
        origin = self._root.translate_coords(window, 0, 0)
        extents = self._cardinals(window, "_NET_FRAME_EXTENTS")
        left, right, top, bottom = extents if len(extents) == 4 else (0, 0, 0, 0)
        return Region(
            origin.x - left,
            origin.y - top,
            geometry.width + left + right,
            geometry.height + top + bottom,
        )

    def _title(self, window: XWindow) -> str | None:
        utf8 = self._display.intern_atom("UTF8_STRING")
        modern = window.get_full_property(self._display.intern_atom("_NET_WM_NAME"), utf8)
        if modern is not None:
            return bytes(modern.value).decode(errors="replace")
        old = window.get_full_property(Xatom.WM_NAME, X.AnyPropertyType)
        return bytes(old.value).decode("latin-1") if old is not None else None

    def _cardinals(self, window: XWindow, name: str) -> Sequence[int]:
        value = window.get_full_property(self._display.intern_atom(name), X.AnyPropertyType)
        return [int(number) for number in value.value] if value is not None else []
