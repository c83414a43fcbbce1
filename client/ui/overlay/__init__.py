"""Choosing a part of a frozen screen."""

from client.ui.overlay.choice import Choice, Mode, Options, Product
from client.ui.overlay.overlay import RegionOverlay

__all__ = ["Choice", "Mode", "Options", "Product", "RegionOverlay"]
