"""`dropcap`: the tray app when nothing is said, otherwise a command."""

import sys


def main() -> int:
    """Runs what the command line says and returns its exit code."""
    try:
        if len(sys.argv) > 1:
            return _run_command(sys.argv[1:])
        return _run_app()
    except KeyboardInterrupt:  # while modules were loaded
        return 130


def _run_command(words: list[str]) -> int:
    from client.cli import quick

    code = quick.run(words)
    if code is not None:
        return code
    from client.cli.main import main as run_command

    return run_command(words)


def _run_app() -> int:
    from importlib.util import find_spec

    if find_spec("PySide6") is None:
        sys.stderr.write(
            "dropcap: The app needs Qt, which is not installed."
            ' Install it: pip install "dropcap[desktop]". The commands work without it.\n'
        )
        return 1
    from client.app.main import main as run_app

    return run_app(sys.argv)


if __name__ == "__main__":
    sys.exit(main())
