"""What notes say. It is kept in the database, so that it can be searched."""

import hashlib
import re
from typing import Final

from sqlalchemy import Connection, insert, select, update

from server.database.tables import notes

LONGEST: Final = 100_000
"""Characters."""
CONTENT_TYPE: Final = "text/markdown"
_UNTITLED: Final = "Note"
_LONGEST_TITLE: Final = 80
_MARKS: Final = re.compile(r"^[#>\-+\s]+|[*`~]+|[\s#]+$")


def title_of(text: str) -> str:
    """The first line that says something, without Markdown's marks."""
    for line in text.splitlines():
        words = _MARKS.sub("", line).strip()
        if words:
            cut = words[:_LONGEST_TITLE]
            return cut if cut == words else f"{cut.rstrip()}…"
    return _UNTITLED


def facts_of(text: str) -> tuple[int, str]:
    """Bytes and SHA-256 of a note."""
    content = text.encode()
    return len(content), hashlib.sha256(content).hexdigest()


def add_note(connection: Connection, drop_id: str, text: str) -> None:
    """Keeps what a new note says."""
    connection.execute(insert(notes).values(drop_id=drop_id, text=text))


def change_note(connection: Connection, drop_id: str, text: str) -> None:
    """Lets a note say something else."""
    connection.execute(update(notes).where(notes.c.drop_id == drop_id).values(text=text))


def note_text(connection: Connection, drop_id: str) -> str | None:
    """What a note says; None when it is gone."""
    return connection.scalar(select(notes.c.text).where(notes.c.drop_id == drop_id))
