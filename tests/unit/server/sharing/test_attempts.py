from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from server.database.engine import database_url, make_engine
from server.database.migrate import migrate
from server.database.tables import attempts
from server.sharing.attempts import MOST, WINDOW, TooMany, forget_attempt, note_attempt

NOW = datetime(2025, 11, 20, 14, 3, tzinfo=UTC)
DROP, OTHER = "a" * 32, "b" * 32


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    migrate(database_url(tmp_path))
    engine = make_engine(database_url(tmp_path))
    with engine.begin() as open_connection:
        yield open_connection
    engine.dispose()


def test_after_so_many_tries_there_are_no_more(connection: Connection) -> None:
    for number in range(MOST):
        note_attempt(connection, DROP, NOW + timedelta(seconds=number))
    with pytest.raises(TooMany) as refused:
        note_attempt(connection, DROP, NOW + timedelta(seconds=MOST))
    assert refused.value.seconds == WINDOW.total_seconds() - MOST


def test_another_drop_is_not_concerned(connection: Connection) -> None:
    for _ in range(MOST):
        note_attempt(connection, DROP, NOW)
    note_attempt(connection, OTHER, NOW)


def test_old_tries_are_forgotten(connection: Connection) -> None:
    for _ in range(MOST):
        note_attempt(connection, DROP, NOW)
    note_attempt(connection, DROP, NOW + WINDOW)
    assert connection.scalar(select(func.count()).select_from(attempts)) == 1


def test_there_is_another_try_when_it_was_promised(connection: Connection) -> None:
    for _ in range(MOST):
        note_attempt(connection, DROP, NOW)
    almost = NOW + WINDOW - timedelta(microseconds=1)
    with pytest.raises(TooMany) as refused:
        note_attempt(connection, DROP, almost)
    note_attempt(connection, DROP, almost + timedelta(seconds=refused.value.seconds))


def test_a_right_password_does_not_count(connection: Connection) -> None:
    for _ in range(MOST + 1):
        forget_attempt(connection, note_attempt(connection, DROP, NOW))
