"""The folder of what lives as long as the session, and the app's address in it.

Every command passes here before it does anything: what this module loads, everybody waits for.
"""

from __future__ import annotations

import os
import stat
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_APP = "dropcap"


def socket_address(environ: Mapping[str, str] = os.environ) -> str:
    """Where the running app is spoken to."""
    return address_in(runtime_folder(environ))


def address_in(folder: str) -> str:
    """The app's address in a runtime folder: a socket's path, or on Windows a pipe's name."""
    if sys.platform == "win32":
        return rf"\\.\pipe\dropcap-{os.environ.get('USERNAME', 'user')}"
    return f"{folder}/dropcap.sock"


def runtime_folder(environ: Mapping[str, str] = os.environ) -> str:
    """A folder that belongs to this person and session; it need not be there yet.

    On Linux it is what XDG_RUNTIME_DIR says, or else where login managers have it (a job of cron's
    finds the app too), or else one below the temporary folder that carries the person's number.
    """
    if sys.platform == "win32":
        import platformdirs

        return platformdirs.user_runtime_dir(_APP, appauthor=False)
    if sys.platform == "darwin":
        return os.path.expanduser(f"~/Library/Caches/TemporaryItems/{_APP}")  # noqa: PTH111 - as above
    given = environ.get("XDG_RUNTIME_DIR", "")
    usual = f"/run/user/{os.getuid()}"
    for folder in (given, usual):
        if folder.startswith("/") and (folder == given or is_ours(folder)):
            return f"{folder}/{_APP}"
    from tempfile import gettempdir

    return f"{gettempdir()}/{_APP}-{os.getuid()}"


def is_ours(folder: str) -> bool:
    """Whether a folder is there, this person's own, and closed to everybody else's writing."""
    if sys.platform == "win32":
        return os.path.isdir(folder)  # noqa: PTH112 - as above
    try:
        facts = os.lstat(folder)
    except OSError:
        return False
    return stat.S_ISDIR(facts.st_mode) and facts.st_uid == os.getuid() and not facts.st_mode & 0o022
