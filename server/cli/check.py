"""`dropcap-server check`: looks whether everything is in order, and says what is not."""

import argparse
import secrets
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from server.cli import add_data_options
from server.database.database import database_url, make_engine
from server.database.migrate import LATEST, current_revision, prepare_data
from server.errors import OperatorError
from server.settings import Settings, load_settings

_LITTLE_ROOM = 1024**3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: what.
        fine: whether it is in order.
        detail: what was seen, and what to do about it where it is not fine.
    """

    name: str
    fine: bool
    detail: str


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("check", help="look whether everything is in order")
    add_data_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints a line for each finding; the exit code is 1 when something is not in order."""
    settings = load_settings(options.config, data=options.data)
    findings = list(look(settings))
    for finding in findings:
        mark = "ok  " if finding.fine else "FAIL"
        sys.stdout.write(f"{mark} {finding.name}: {finding.detail}\n")
    return 0 if all(finding.fine for finding in findings) else 1


def look(settings: Settings) -> Iterator[Finding]:
    """Looks at everything in turn."""
    yield Finding("settings", fine=True, detail=f"links begin with {settings.base_url}")
    try:
        prepare_data(settings.data)
    except OperatorError as error:
        yield Finding("data folder", fine=False, detail=error.message)
        return
    yield Finding("data folder", fine=True, detail=str(settings.data))
    yield _permissions(settings.data)
    yield _room(settings.data)
    yield _database(settings.data)
    yield _links(settings.data)


def _permissions(data: Path) -> Finding:
    mode = data.stat().st_mode & 0o077
    if mode:
        return Finding(
            "permissions", fine=False, detail=f"others can look into it: chmod 700 {data}"
        )
    return Finding("permissions", fine=True, detail="its owner alone can look into it")


def _room(data: Path) -> Finding:
    free = shutil.disk_usage(data).free
    return Finding("room", fine=free >= _LITTLE_ROOM, detail=f"{free / 1024**3:.1f} GiB are free")


def _database(data: Path) -> Finding:
    engine = make_engine(database_url(data))
    try:
        revision = current_revision(engine)
        with engine.connect() as connection:
            sound = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    except sqlite3.Error as error:
        return Finding("database", fine=False, detail=f"it cannot be read: {error}")
    finally:
        engine.dispose()
    if sound != "ok":
        return Finding("database", fine=False, detail=f"it is damaged: {sound}; restore a backup")
    if revision != LATEST:
        return Finding(
            "database",
            fine=False,
            detail=f"it is at revision {revision}, not {LATEST}: dropcap-server migrate",
        )
    return Finding("database", fine=True, detail=f"sound, at revision {revision}")


def _links(data: Path) -> Finding:
    """Uploads take their place by a hard link, which never replaces anything."""
    source = data / f".check-{secrets.token_hex(4)}"
    target = source.with_suffix(".link")
    try:
        source.touch()
        target.hardlink_to(source)
    except OSError as error:
        return Finding("file system", fine=False, detail=f"it has no hard links ({error.strerror})")
    finally:
        source.unlink(missing_ok=True)
        target.unlink(missing_ok=True)
    return Finding("file system", fine=True, detail="files take their place at once")
