"""The command line's grammar. The commands' own modules are loaded when they are run."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    _Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

_EXIT_CODES = """exit codes: 0 done, 1 unexpected, 2 command line, 3 no capture, 4 not logged in or
token refused, 5 server unreachable, 6 file or disk, 7 refused by the server, 130 interrupted"""


_DOCTOR = """exit codes: 0 no problem (warnings are none), otherwise that of the first problem:
3 capture, hotkeys or recording, 4 login, 5 server or clock, 6 file or disk"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Reads the command line; `run` of the result runs the command."""
    parser = argparse.ArgumentParser(
        prog="dropcap",
        description="Captures the screen and shares files. Without a command: the tray app.",
        epilog=_EXIT_CODES,
        formatter_class=_Formatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    # Naming the program here spares argparse the making of a usage text at every start.
    commands = parser.add_subparsers(required=True, metavar="COMMAND", prog="dropcap")
    named = arguments[0] if arguments else ""
    for name in (named,) if named in _COMMANDS else _COMMANDS:
        _COMMANDS[name](commands)
    return parser.parse_args(_joined(arguments))


_SIGNED = ("--region", "--trim")


def _joined(arguments: Sequence[str]) -> list[str]:
    """Ties values that may begin with a minus to their options: coordinates, open stretches."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] in _SIGNED and argument[:2].strip("-").isdigit():
            joined[-1] = f"{joined[-1]}={argument}"
        else:
            joined.append(argument)
    return joined


def _shot(commands: _Commands) -> None:
    parser = _command(commands, "shot", "capture the screen")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--region", metavar="X,Y,W,H", help="a rectangle, in pixels")
    what.add_argument("--screen", metavar="N", help="a monitor, from 0")
    what.add_argument("--all", action="store_true", help="all monitors")
    what.add_argument("--window", metavar="active|ID", help="a window")
    what.add_argument("--last", action="store_true", help="the same region as the last time")
    parser.add_argument("--delay", type=_seconds, default=0.0, metavar="S", help="wait S seconds")
    parser.add_argument("--cursor", action="store_true", default=None, help="with the pointer")
    parser.add_argument(
        "--no-cursor", action="store_false", dest="cursor", help="without the pointer"
    )
    parser.add_argument("--format", choices=("png", "jpeg", "webp"), help="of the picture")
    parser.add_argument("--out", metavar="FILE", help="write the picture there")
    parser.add_argument("--no-upload", action="store_true", help="only the file, no link")
    _json(parser)


def _record(commands: _Commands) -> None:
    parser = _command(commands, "record", "record the screen; Ctrl+C stops")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--region", metavar="X,Y,W,H", help="a rectangle, in pixels")
    what.add_argument("--screen", metavar="N", help="a monitor, from 0")
    what.add_argument("--window", metavar="active|ID", help="where a window is now")
    what.add_argument("--last", action="store_true", help="the same region as the last time")
    what.add_argument("--stop", action="store_true", help="stop the recording that is being made")
    parser.add_argument("--format", choices=("mp4", "webm", "gif", "webp"), help="of the recording")
    parser.add_argument("--fps", type=int, metavar="N", help="frames a second, 1 to 60")
    parser.add_argument("--duration", type=_seconds, metavar="S", help="stop after S seconds")
    parser.add_argument("--audio", choices=("none", "mic", "system", "both"), help="the sound")
    parser.add_argument("--cursor", action="store_true", default=None, help="with the pointer")
    parser.add_argument(
        "--no-cursor", action="store_false", dest="cursor", help="without the pointer"
    )
    parser.add_argument("--clicks", action="store_true", default=None, help="mark clicks")
    parser.add_argument("--countdown", type=_seconds, metavar="S", help="count down first")
    parser.add_argument("--max-size", type=_bytes, metavar="SIZE", help="of a GIF: 5MB, 800kB")
    parser.add_argument("--trim", metavar="START-END", help="keep a part: 1.5-8, 2- or -5")
    parser.add_argument("--source", metavar="NAME", help="a way of getting frames to force")
    parser.add_argument("--out", metavar="FILE", help="write the recording there")
    parser.add_argument("--no-upload", action="store_true", help="only the file, no link")
    _json(parser)


def _edit(commands: _Commands) -> None:
    parser = _command(commands, "edit", "draw on pictures")
    parser.add_argument("files", nargs="+", metavar="FILE", help="PNG, JPEG, WebP, GIF or BMP")


def _upload(commands: _Commands) -> None:
    parser = _command(commands, "upload", "share files, folders or standard input")
    parser.add_argument("files", nargs="*", metavar="FILE", help="“-” is standard input")
    parser.add_argument(
        "--resume", action="store_true", help="go on with what was interrupted, and wait for it"
    )
    _how_to_share(parser)


def _note(commands: _Commands) -> None:
    parser = _command(commands, "note", "share a text in Markdown")
    parser.add_argument("text", metavar="TEXT", help="“-” is standard input")
    _how_to_share(parser)


def _shorten(commands: _Commands) -> None:
    parser = _command(commands, "shorten", "make a short link to an address")
    parser.add_argument("url", metavar="URL", help="http or https")
    _how_to_share(parser)


def _how_to_share(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", help="what it is called on its page")
    parser.add_argument("--privacy", choices=("public", "obscure", "private"))
    parser.add_argument("--password", help="for private drops; “-” asks for it")
    parser.add_argument("--expires", metavar="TIME", help="30m, 12h, 7d or 2w")
    parser.add_argument("--max-views", type=_count, metavar="N", help="how often it can be seen")
    parser.add_argument("--slug", metavar="WORD", help="a link of your own")
    parser.add_argument(
        "--tag", action="append", metavar="WORD", help="to find it by; may be repeated"
    )
    _json(parser)


def _list(commands: _Commands) -> None:
    parser = _command(commands, "list", "list drops, newest first")
    parser.add_argument("--limit", type=_count, default=20, metavar="N", help="how many (20)")
    parser.add_argument("--pending", action="store_true", help="what has not arrived yet")
    _json(parser)


def _delete(commands: _Commands) -> None:
    parser = _command(commands, "delete", "delete drops")
    parser.add_argument("which", nargs="+", metavar="ID|URL")
    _json(parser)


def _login(commands: _Commands) -> None:
    parser = _command(commands, "login", "use a server")
    parser.add_argument("url", metavar="URL")
    parser.add_argument("--token", help="the access token; otherwise it is asked for")
    parser.add_argument(
        "--insecure", action="store_true", help="send the token over plain HTTP all the same"
    )
    _json(parser)


def _logout(commands: _Commands) -> None:
    _json(_command(commands, "logout", "go back to the app's own server"))


def _library(commands: _Commands) -> None:
    _command(commands, "library", "show all drops in the running app")


def _doctor(commands: _Commands) -> None:
    parser = _command(commands, "doctor", "say what works here, what does not, and how to mend it")
    parser.epilog = _DOCTOR
    _json(parser)


_COMMANDS: dict[str, Callable[[_Commands], None]] = {
    "shot": _shot,
    "record": _record,
    "edit": _edit,
    "upload": _upload,
    "note": _note,
    "shorten": _shorten,
    "list": _list,
    "delete": _delete,
    "login": _login,
    "logout": _logout,
    "library": _library,
    "doctor": _doctor,
}


def _command(commands: _Commands, name: str, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=text,
        description=text.capitalize() + ".",
        allow_abbrev=False,
        formatter_class=_Formatter,
    )
    parser.set_defaults(run=_runner(name))
    return parser


def _runner(name: str) -> Callable[[argparse.Namespace], int]:
    def run(options: argparse.Namespace) -> int:
        return int(import_module(f"client.cli.{name}").run(options))

    return run


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Knows the terminal's width by itself.

    argparse makes one for every option that is added, and would load `shutil` with all its
    compressors to find out.
    """

    def __init__(self, prog: str) -> None:
        try:
            width = os.get_terminal_size(2).columns
        except OSError:
            width = 80
        super().__init__(prog, width=width - 2)


class _Version(argparse.Action):
    """Prints the installed version, which takes a while to look up, only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        print(f"Dropcap {version('dropcap')}")  # noqa: T201
        parser.exit()


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 3600:
        raise argparse.ArgumentTypeError("write a number of seconds from 0 to 3600")
    return value


def _bytes(text: str) -> int:
    number = text.lower().removesuffix("b").strip()
    factor = {"k": 1000, "m": 1_000_000, "g": 1_000_000_000}.get(number[-1:], 1)
    try:
        value = float(number.rstrip("kmg")) * factor
    except ValueError:
        value = 0.0
    if not 1 <= value < 1e12:
        raise argparse.ArgumentTypeError("write a size such as 5MB or 800kB")
    return int(value)


def _count(text: str) -> int:
    count = int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 0
    if not 1 <= count <= 10_000:
        raise argparse.ArgumentTypeError("write a number from 1 to 10000")
    return count
