"""Pictures pinned to the screen, above all windows."""

from client.ui.pin.pins import Pins

__all__ = ["Pins"]
