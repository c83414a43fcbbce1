"""Choosing a region on a frozen screen."""

from client.ui.overlay.overlay import RegionOverlay

__all__ = ["RegionOverlay"]
