"""Transactions that must come one after the other: count, then write, with nobody in between."""

import hashlib

from sqlalchemy import Connection, func, select


def take_turns(connection: Connection, *about: str) -> None:
    """Waits until no other transaction that named the same things is under way; then it is ours.

    It lasts until the transaction ends. SQLite has one writer at a time, so there is nothing to do.

    Args:
        connection: in a transaction.
        about: what must not change meanwhile, such as "attempts" and a drop's id.
    """
    if connection.dialect.name != "postgresql":
        return
    digest = hashlib.blake2b("\0".join(about).encode(), digest_size=8).digest()
    number = int.from_bytes(digest, "big", signed=True)
    connection.execute(select(func.pg_advisory_xact_lock(number)))
