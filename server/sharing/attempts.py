"""Wrong passwords are counted in the database, so that all processes slow guessing down together.

They are counted for each drop and not for each address: whoever guesses has many addresses, and
which address a request comes from is something that proxies say. A try is noted before the
password is looked at, so that many at the same time are as slow as one after the other.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from server.database.locks import take_turns
from server.database.tables import attempts
from server.ids import new_id

MOST: Final = 10
"""How many wrong passwords a drop takes within `WINDOW`."""
WINDOW: Final = timedelta(minutes=10)


class TooMany(Exception):
    """No more passwords are looked at for now.

    Attributes:
        seconds: after this long there is another try.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def note_attempt(connection: Connection, drop_id: str, now: datetime | None = None) -> str:
    """Notes a try and returns its id; forgets what is too old to count.

    Raises:
        TooMany: there were too many already; nothing was noted.
    """
    moment = now or datetime.now(UTC)
    take_turns(connection, "attempts", drop_id)
    connection.execute(delete(attempts).where(attempts.c.at <= moment - WINDOW))
    count, oldest = connection.execute(
        select(func.count(), func.min(attempts.c.at)).where(attempts.c.drop_id == drop_id)
    ).one()
    if count >= MOST:
        raise TooMany(max(1, -int((moment - oldest - WINDOW).total_seconds() // 1)))
    attempt = new_id()
    connection.execute(insert(attempts).values(id=attempt, drop_id=drop_id, at=moment))
    return attempt


def forget_attempt(connection: Connection, attempt: str) -> None:
    """Takes back a try whose password was right."""
    connection.execute(delete(attempts).where(attempts.c.id == attempt))
