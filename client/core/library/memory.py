"""What the library remembers from one time to the next: local copies, and what is to be deleted."""

from __future__ import annotations

import os
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS copies (drop_id TEXT PRIMARY KEY, path BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS deletions (
  drop_id TEXT PRIMARY KEY, server_url TEXT NOT NULL, due REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS hidden (name TEXT PRIMARY KEY) STRICT;
"""


@dataclass(frozen=True, slots=True)
class Deletion:
    """A drop that is to be deleted unless that is undone.

    Attributes:
        drop_id: the drop.
        server_url: where it is.
        due: from when on, in seconds of the epoch.
    """

    drop_id: str
    server_url: str
    due: float


class Memory:
    """A small database, opened when it is first used. Safe to share between threads.

    Every method raises `sqlite3.Error` where the file is damaged or the disk is full, and `OSError`
    where the folder cannot be made.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._opened: sqlite3.Connection | None = None

    def keep_copy(self, drop_id: str, path: Path) -> None:
        """Notes where a drop's file is on this computer."""
        self._do("INSERT OR REPLACE INTO copies VALUES (?, ?)", drop_id, os.fsencode(path))

    def copies(self) -> dict[str, Path]:
        """Where the files of drops are, or once were."""
        rows = self._rows("SELECT drop_id, path FROM copies")
        return {drop_id: Path(os.fsdecode(path)) for drop_id, path in rows}

    def forget_copy(self, drop_id: str) -> None:
        """Notes that there is none any more."""
        self._do("DELETE FROM copies WHERE drop_id = ?", drop_id)

    def plan_deletion(self, deletion: Deletion) -> None:
        """Notes that a drop is to be deleted; it is on the disk when this returns."""
        self._do(
            "INSERT OR REPLACE INTO deletions VALUES (?, ?, ?)",
            deletion.drop_id,
            deletion.server_url,
            deletion.due,
        )

    def deletions(self) -> list[Deletion]:
        """What is to be deleted, what is due first coming first."""
        rows = self._rows("SELECT drop_id, server_url, due FROM deletions ORDER BY due")
        return [Deletion(drop_id, server, float(due)) for drop_id, server, due in rows]

    def drop_deletion(self, drop_id: str) -> bool:
        """Takes a deletion off the list, done or undone; False when it was not on it."""
        return bool(self._do("DELETE FROM deletions WHERE drop_id = ?", drop_id))

    def hide(self, name: str) -> None:
        """Notes that something is not to be shown any more."""
        self._do("INSERT OR IGNORE INTO hidden VALUES (?)", name)

    def show(self, name: str) -> None:
        """Takes that back."""
        self._do("DELETE FROM hidden WHERE name = ?", name)

    def hidden(self) -> set[str]:
        """What is not to be shown."""
        return {name for (name,) in self._rows("SELECT name FROM hidden")}

    def close(self) -> None:
        """Ends the connection; safe to call twice."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def _do(self, statement: str, *values: object) -> int:
        with self._lock:
            return self._db().execute(statement, values).rowcount

    def _rows(self, statement: str, *values: object) -> list[tuple[str, ...]]:
        with self._lock:
            return self._db().execute(statement, values).fetchall()

    def _db(self) -> sqlite3.Connection:
        if self._opened is None:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            opened = sqlite3.connect(
                self._file, isolation_level=None, check_same_thread=False, timeout=10
            )
            opened.execute("PRAGMA journal_mode = WAL")
            opened.executescript(_SCHEMA)
            self._file.chmod(0o600)
            self._opened = opened
        return self._opened
