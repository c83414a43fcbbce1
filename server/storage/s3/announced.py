"""The digests of parts, as they were announced when their addresses were made.

A bucket takes a part only with exactly the digest that was signed into its address, but many
stores do not tell it afterwards; hence it is noted here.
"""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from server.database.locks import take_turns
from server.database.tables import announced_parts
from server.storage.base import Part

_T = announced_parts


def announce(connection: Connection, upload_id: str, parts: Sequence[Part]) -> None:
    """Notes parts that addresses are made for; what is announced again is the latest again."""
    take_turns(connection, "parts", upload_id)
    latest = connection.scalar(select(func.max(_T.c.turn)).where(_T.c.upload_id == upload_id)) or 0
    wanted = {(part.number, part.sha256): part for part in parts}
    for number, sha256 in wanted:
        connection.execute(
            delete(_T).where(
                _T.c.upload_id == upload_id, _T.c.number == number, _T.c.sha256 == sha256
            )
        )
    connection.execute(
        insert(_T),
        [
            {
                "upload_id": upload_id,
                "number": part.number,
                "size": part.size,
                "sha256": part.sha256,
                "turn": latest + 1,
            }
            for part in wanted.values()
        ],
    )


def announced(connection: Connection, upload_id: str) -> list[Part]:
    """All parts of an upload that addresses were made for, the latest of each number last."""
    query = select(_T).where(_T.c.upload_id == upload_id).order_by(_T.c.number, _T.c.turn)
    return [Part(row.number, row.size, row.sha256) for row in connection.execute(query)]


def forget(connection: Connection, upload_id: str) -> None:
    """Forgets what was announced of an upload that is over."""
    connection.execute(delete(_T).where(_T.c.upload_id == upload_id))
