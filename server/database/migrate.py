"""Brings the tables up to date. Alembic is loaded only when there is something to do."""

import tempfile
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from server.database.engine import make_engine
from server.database.locks import take_turns
from server.errors import DataUnusable

LATEST = "0006"
"""The newest file in migrations/versions."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def prepare_data(data: Path | None) -> None:
    """Makes the data folder, if there is to be one, for its owner alone.

    Raises:
        DataUnusable: it cannot be made or written to.
    """
    if data is None:
        return
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        raise DataUnusable(f"The folder {data} cannot be used: {error.strerror}.") from error


def migrate(address: str, revision: str = LATEST) -> bool:
    """Brings a database to a revision; False when it was there already.

    Several processes may do it at once: one does, the others wait for it.

    Args:
        address: sqlite:///FILE or postgresql://…
        revision: where to; "base" takes everything away.

    Raises:
        DataUnusable: the database cannot be reached or changed, or is newer than this program.
    """
    engine = make_engine(address)
    try:
        if current_revision(engine) == revision:
            return False
        _run_alembic(engine, revision)
    except SQLAlchemyError as error:
        raise DataUnusable(f"The database {engine.url} cannot be brought up to date.") from error
    finally:
        engine.dispose()
    return True


def current_revision(engine: Engine) -> str | None:
    """The revision that the tables are at, None for an empty database."""
    with engine.connect() as connection:
        return _revision(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _run_alembic(engine: Engine, revision: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        take_turns(connection, "migrations")
        current = _revision(connection)
        try:
            if revision == "base" or (current is not None and revision < current):
                command.downgrade(config, revision)
            else:
                command.upgrade(config, revision)
        except CommandError as error:
            raise DataUnusable(
                f"The database is of another version of Dropcap ({current}): update dropcap-server."
            ) from error
