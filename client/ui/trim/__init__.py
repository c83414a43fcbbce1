"""Choosing the part of a recording that is worth sharing."""

from client.ui.trim.window import TrimWindow

__all__ = ["TrimWindow"]
