"""`dropcap-server check`: looks whether everything is in order, and says what is not."""

import argparse
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from server.cli import add_data_options
from server.database.engine import is_sqlite, make_engine
from server.database.migrate import LATEST, current_revision, prepare_data
from server.errors import OperatorError
from server.findings import Finding
from server.settings import Settings, load_settings

_LITTLE_ROOM = 1024**3


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
    if settings.data is not None:
        try:
            prepare_data(settings.data)
        except OperatorError as error:
            yield Finding("data folder", fine=False, detail=error.message)
            return
        yield Finding("data folder", fine=True, detail=str(settings.data))
        yield _permissions(settings.data)
        yield _room(settings.data)
    yield _database(settings.database)
    bucket = settings.s3
    if bucket is None:
        yield _links(settings.folder)
        return
    from server.storage.s3.bucket import Bucket
    from server.storage.s3.selftest import look_at

    yield from look_at(Bucket(bucket), sign_payload=settings.s3_sign_payload)


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


def _database(address: str) -> Finding:
    engine = make_engine(address)
    try:
        revision = current_revision(engine)
        with engine.connect() as connection:
            trouble = (
                _sqlite_trouble(connection) if is_sqlite(engine.url) else _pg_trouble(connection)
            )
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        detail = f"{engine.url} cannot be read: {reason}"
        return Finding("database", fine=False, detail=detail)
    finally:
        engine.dispose()
    if trouble is not None:
        return Finding("database", fine=False, detail=trouble)
    if revision != LATEST:
        return Finding(
            "database",
            fine=False,
            detail=f"it is at revision {revision}, not {LATEST}: dropcap-server migrate",
        )
    return Finding("database", fine=True, detail=f"{engine.url} is sound, at revision {revision}")


def _sqlite_trouble(connection: Connection) -> str | None:
    sound = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    return None if sound == "ok" else f"it is damaged: {sound}; restore a backup"


def _pg_trouble(connection: Connection) -> str | None:
    if connection.scalar(text("SHOW server_encoding")) != "UTF8":
        return "its encoding is not UTF8: make one with CREATE DATABASE … ENCODING 'UTF8'"
    if connection.scalar(select(func.lower("Ä"))) != "ä":
        return (
            "its locale knows English letters alone, so that a search for “ä” does not find “Ä”:"
            " make one with a UTF-8 locale, such as C.UTF-8"
        )
    if connection.scalar(text("SHOW synchronous_commit")) == "off":
        return "synchronous_commit is off: a link that was handed out may be lost with the power"
    return None


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
