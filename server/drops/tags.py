"""Tags: words by which owners find their drops again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from server.database.tables import tags


def set_tags(connection: Connection, owner_id: str, drop_id: str, wanted: Iterable[str]) -> None:
    """Puts these tags on a drop in place of those it has."""
    connection.execute(delete(tags).where(tags.c.drop_id == drop_id))
    rows = [{"drop_id": drop_id, "owner_id": owner_id, "tag": tag} for tag in wanted]
    if rows:
        connection.execute(insert(tags), rows)


def tags_of(connection: Connection, drop_ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The tags of some drops, in the order of the alphabet."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    rows = connection.execute(
        select(tags.c.drop_id, tags.c.tag).where(tags.c.drop_id.in_(list(drop_ids)))
    )
    for drop_id, tag in rows:
        found[drop_id] = tuple(sorted((*found[drop_id], tag)))
    return found
