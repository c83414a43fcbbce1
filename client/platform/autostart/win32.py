"""Autostart on Windows: the person's Run key."""

import sys

if sys.platform == "win32":
    import subprocess
    import winreg
    from collections.abc import Sequence

    _KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
    _NAME = "Dropcap"

    class RunKey:
        """A value of the Run key."""

        def is_enabled(self) -> bool:
            """Whether there is such a value."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
                    winreg.QueryValueEx(key, _NAME)
            except FileNotFoundError:
                return False
            return True

        def enable(self, command: Sequence[str]) -> None:
            """Sets the value."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _KEY) as key:
                line = subprocess.list2cmdline(command)
                winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, line)

        def disable(self) -> None:
            """Removes the value."""
            try:
                with winreg.OpenKey(
                    winreg.HKEY_CURRENT_USER, _KEY, access=winreg.KEY_SET_VALUE
                ) as key:
                    winreg.DeleteValue(key, _NAME)
            except FileNotFoundError:
                return
