"""A row by a unique column: the query that every link begins with."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ARRAY, Column, Text, any_, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite


class Lookup:
    """Asks for some columns of the one row whose key is given.

    Args:
        key: a column of text that has an index and no value twice.
        columns: what is wanted; they come as the database has them, moments in microseconds.

    Attributes:
        for_sqlite: the statement, for one key.
        for_postgres: the statement for a list of `keys`; each row begins with its key.
    """

    def __init__(self, key: Column[Any], columns: Sequence[Column[Any]]) -> None:
        one = select(*columns).where(key == bindparam("key"))
        self.for_sqlite = str(one.compile(dialect=sqlite.dialect(paramstyle="qmark")))
        several = select(key, *columns).where(key == any_(bindparam("keys", type_=ARRAY(Text))))
        dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
        self.for_postgres = str(several.compile(dialect=dialect))
