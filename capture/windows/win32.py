"""Windows on Windows: EnumWindows, with the outline that the compositor draws."""

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    from capture.models import Region, Window

    _DWMWA_EXTENDED_FRAME_BOUNDS = 9  # without the invisible border that is there for resizing
    _DWMWA_CLOAKED = 14  # on another virtual desktop, or a suspended store app
    _TITLE_LENGTH = 512

    _user32 = ctypes.windll.user32
    _dwmapi = ctypes.windll.dwmapi
    _Callback = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)

    class Win32Windows:
        """Asks the window manager anew at each call."""

        def windows(self) -> tuple[Window, ...]:
            """The visible windows, top-most first: the order EnumWindows gives."""
            handles: list[int] = []

            def collect(handle: int, _parameter: int) -> bool:
                handles.append(handle)
                return True

            _user32.EnumWindows(_Callback(collect), 0)
            active = _user32.GetForegroundWindow()
            return tuple(
                Window(handle, title, None, region, active=handle == active)
                for handle in handles
                if _is_shown(handle)
                and (title := _title(handle))
                and (region := _outline(handle)) is not None
            )

    def _is_shown(handle: int) -> bool:
        cloaked = wintypes.DWORD()
        _dwmapi.DwmGetWindowAttribute(
            handle, _DWMWA_CLOAKED, ctypes.byref(cloaked), ctypes.sizeof(cloaked)
        )
        visible = bool(_user32.IsWindowVisible(handle)) and not _user32.IsIconic(handle)
        return visible and not cloaked.value

    def _title(handle: int) -> str:
        buffer = ctypes.create_unicode_buffer(_TITLE_LENGTH)
        _user32.GetWindowTextW(handle, buffer, _TITLE_LENGTH)
        return buffer.value

    def _outline(handle: int) -> Region | None:
        box = wintypes.RECT()
        _dwmapi.DwmGetWindowAttribute(
            handle, _DWMWA_EXTENDED_FRAME_BOUNDS, ctypes.byref(box), ctypes.sizeof(box)
        )
        width, height = box.right - box.left, box.bottom - box.top
        return Region(box.left, box.top, width, height) if width > 0 and height > 0 else None
