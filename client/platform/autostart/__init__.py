"""Starting with the session: one way a system."""

import sys
from collections.abc import Sequence
from typing import Protocol

from client.platform.environment import DisplayServer, Environment


class Autostart(Protocol):
    """Starts the app with the session."""

    def is_enabled(self) -> bool:
        """Whether it does."""
        ...

    def enable(self, command: Sequence[str]) -> None:
        """Makes it run a command.

        Raises:
            OSError: the system does not let us.
        """
        ...

    def disable(self) -> None:
        """Leaves it; it is no error when it did not.

        Raises:
            OSError: the system does not let us.
        """
        ...


def choose(environment: Environment) -> Autostart:
    """The way of this system."""
    if sys.platform == "win32":
        from client.platform.autostart.win32 import RunKey

        return RunKey()
    if environment.display_server is DisplayServer.MACOS:
        from client.platform.autostart.darwin import LaunchAgent

        return LaunchAgent()
    from client.platform.autostart.xdg import DesktopEntry

    return DesktopEntry()
