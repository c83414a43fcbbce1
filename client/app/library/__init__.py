"""The library behind its window: what there is, where it comes from, and what is done with it."""

from client.app.library.controller import LibraryController

__all__ = ["LibraryController"]
