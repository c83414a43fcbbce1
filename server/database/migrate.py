"""Brings the tables up to date. Alembic is loaded only when there is something to do."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from server.database.database import database_url, make_engine
from server.errors import DataUnusable

LATEST = "0002"
"""The newest file in migrations/versions."""

_MIGRATIONS = Path(__file__).parent / "migrations"


def prepare_data(data: Path) -> None:
    """Makes the data folder, for its owner alone.

    Raises:
        DataUnusable: it cannot be made or written to.
    """
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = data / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise DataUnusable(f"The folder {data} cannot be used: {error.strerror}.") from error


def migrate(data: Path, revision: str = LATEST) -> bool:
    """Brings the database of a data folder to a revision; False when it was there already.

    Raises:
        DataUnusable: the folder or the database cannot be used, or is newer than this program.
    """
    prepare_data(data)
    engine = make_engine(database_url(data))
    try:
        if current_revision(engine) == revision:
            return False
        _run_alembic(engine, revision)
    except SQLAlchemyError as error:
        raise DataUnusable(f"The database in {data} cannot be brought up to date.") from error
    finally:
        engine.dispose()
    return True


def current_revision(engine: Engine) -> str | None:
    """The revision that the tables are at, None for an empty database."""
    with engine.connect() as connection:
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
        current = current_revision(engine)
        try:
            if revision == "base" or (current is not None and revision < current):
                command.downgrade(config, revision)
            else:
                command.upgrade(config, revision)
        except CommandError as error:
            raise DataUnusable(
                f"The database is of another version of Dropcap ({current}): update dropcap-server."
            ) from error
