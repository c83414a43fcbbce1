"""Who owns the X11 selection that makes a window the system tray, asked on Qt's own connection."""

import ctypes
import os
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtGui import QGuiApplication, QNativeInterface

# xproto.h: the code of ClientMessage, the bit that says "sent by a client", a whole event.
_CLIENT_MESSAGE = 33
_SENT = 0x80
_EVENT_BYTES = 32

# A reply has eight bytes of header before its first field, the atom or the window asked for.
_FIRST_FIELD = 8


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class TraySelection:
    """`_NET_SYSTEM_TRAY_S0`, as the tray protocol of freedesktop.org calls it."""

    def __init__(self) -> None:
        self._connection: int | None = None
        native = QGuiApplication.instance().nativeInterface()  # type: ignore[union-attr]
        if isinstance(native, QNativeInterface.QX11Application):
            self._connection = native.connection()
            self._xcb = ctypes.CDLL("libxcb.so.1")
            self._free = ctypes.CDLL(None).free
            self._free.argtypes = [ctypes.c_void_p]
            screen = os.environ.get("DISPLAY", "").partition(":")[2].partition(".")[2] or "0"
            self.atom = self._atom(f"_NET_SYSTEM_TRAY_S{screen}")
            self.manager_atom = self._atom("MANAGER")

    @property
    def is_possible(self) -> bool:
        """Whether this is X11 at all."""
        return self._connection is not None

    def has_owner(self) -> bool:
        """Whether a tray runs."""
        if not self.is_possible:
            return False
        return self._ask("xcb_get_selection_owner", ctypes.c_uint32(self.atom)) != 0

    def _atom(self, name: str) -> int:
        raw = name.encode()
        return self._ask(
            "xcb_intern_atom", ctypes.c_uint8(0), ctypes.c_uint16(len(raw)), ctypes.c_char_p(raw)
        )

    def _ask(self, request: str, *arguments: object) -> int:
        send = getattr(self._xcb, request)
        send.restype = _Cookie
        receive = getattr(self._xcb, f"{request}_reply")
        receive.argtypes = [ctypes.c_void_p, _Cookie, ctypes.c_void_p]
        receive.restype = ctypes.c_void_p
        connection = ctypes.c_void_p(self._connection)
        reply = receive(connection, send(connection, *arguments), None)
        if not reply:
            return 0
        try:
            return ctypes.c_uint32.from_address(reply + _FIRST_FIELD).value
        finally:
            self._free(reply)


class ManagerFilter(QAbstractNativeEventFilter):
    """Calls back when a tray announces itself, as it does to all of X11 when it starts."""

    def __init__(self, selection: TraySelection, on_tray: Callable[[], object]) -> None:
        super().__init__()
        self._wanted = (selection.manager_atom, selection.atom)
        self._on_tray = on_tray

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Looks at one event and lets it pass."""
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) == b"xcb_generic_event_t":
            event = ctypes.string_at(int(message), _EVENT_BYTES)
            if event[0] & ~_SENT == _CLIENT_MESSAGE and _manager_of(event) == self._wanted:
                self._on_tray()
        return False


def _manager_of(event: bytes) -> tuple[int, int]:
    """The message's type and its second number: the selection that got an owner."""
    words = memoryview(event).cast("I")
    return words[2], words[4]
