"""`make run`: the tray app where there is a display, otherwise the main job on a virtual one."""

import os
import sys
from pathlib import Path

import demonstration


def main() -> int:
    """Starts the app in this process's place, or shows the main job and returns its exit code."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        app = Path(sys.executable).with_name("dropcap")
        print("Dropcap sits in your tray. Press Ctrl+Shift+4 and drag over the screen.", flush=True)
        os.execv(app, [str(app), *sys.argv[1:]])
    return demonstration.main()


if __name__ == "__main__":
    sys.exit(main())
