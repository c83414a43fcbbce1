"""The outbox's memory: every job and where it stands, on the disk before anything is done."""

import errno
import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from uploader.errors import CannotWrite, DiskFull
from uploader.model import Job, JobError, JobState, Privacy, UploadRequest

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS jobs (
  id TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  state TEXT NOT NULL,
  path BLOB NOT NULL,
  spooled BLOB,
  request TEXT NOT NULL,
  thumbnail BLOB,
  size INTEGER,
  url TEXT,
  drop_id TEXT,
  error TEXT,
  created_at TEXT NOT NULL,
  settled INTEGER GENERATED ALWAYS AS (state IN ('done', 'failed', 'cancelled')) VIRTUAL
) STRICT;
CREATE INDEX IF NOT EXISTS jobs_by_time ON jobs (created_at);
"""
_BUSY_SECONDS = 10.0
_OUT_OF_ROOM: Final = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_SHMSIZE,  # no room for the index beside the file
)


class Journal:
    """All SQL of the outbox. Safe to share between threads and between processes."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        with self._errors():
            self._db = sqlite3.connect(
                file, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._db.row_factory = sqlite3.Row
            self._db.execute("PRAGMA journal_mode = WAL")
            # A job that was accepted must survive a power loss, hence not NORMAL.
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(_SCHEMA)
            file.chmod(0o600)

    def add(self, job: Job, owner: str) -> None:
        """Notes a new job; it is on the disk when this returns."""
        request = asdict(job.request)
        thumbnail = request.pop("thumbnail")
        path = os.fsencode(request.pop("path"))
        self._do(
            "INSERT INTO jobs (id, owner, state, path, request, thumbnail, size, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            job.id,
            owner,
            job.state.value,
            path,
            json.dumps(request),
            thumbnail,
            job.size,
            job.created_at.isoformat(),
        )

    def update(self, job: Job, *, spooled: Path | None = None) -> None:
        """Notes where a job stands now; `spooled` is a file to be removed once this is noted.

        An end is on the disk when this returns. A step in between outlives this process at once,
        and a power cut a moment later: the way on is the same from an earlier step.
        """
        error = json.dumps(asdict(job.error)) if job.error else None
        note = self._do if job.state.is_final else self._do_soon
        note(
            "UPDATE jobs SET state = ?, path = ?, spooled = ?, size = ?, url = ?, drop_id = ?,"
            " error = ? WHERE id = ?",
            job.state.value,
            os.fsencode(job.path),
            os.fsencode(spooled) if spooled else None,
            job.size,
            job.url,
            job.drop_id,
            error,
            job.id,
        )

    def set_thumbnail(self, job_id: str, thumbnail: bytes) -> None:
        """Notes the small picture of a job, where it came late."""
        self._do("UPDATE jobs SET thumbnail = ? WHERE id = ?", thumbnail, job_id)

    def forget_password(self, job: Job) -> None:
        """Takes the password of a settled job out of the file."""
        self._do(
            "UPDATE jobs SET request = json_remove(request, '$.password') WHERE id = ?", job.id
        )

    def jobs(self, limit: int) -> list[Job]:
        """Every unsettled job and the latest `limit` others, oldest first."""
        rows = self._rows(
            "SELECT * FROM jobs WHERE NOT settled OR id IN"
            " (SELECT id FROM jobs ORDER BY created_at DESC LIMIT ?) ORDER BY created_at",
            limit,
        )
        return [_job(row) for row in rows]

    def unsettled_owners(self) -> list[str]:
        """Who has jobs that are not at an end."""
        rows = self._rows(
            "SELECT DISTINCT owner FROM jobs WHERE NOT settled",
        )
        return [row["owner"] for row in rows]

    def hand_over(self, old: str, new: str) -> list[Job]:
        """Gives a dead owner's unsettled jobs to another, oldest first."""
        rows = self._rows(
            "UPDATE jobs SET owner = ? WHERE owner = ? AND NOT settled RETURNING *",
            new,
            old,
        )
        return sorted(map(_job, rows), key=lambda job: job.created_at)

    def take(self, job_id: str, owner: str) -> None:
        """Makes a job somebody's, as when a failed one is tried again."""
        self._do("UPDATE jobs SET owner = ? WHERE id = ?", owner, job_id)

    def leftovers(self) -> list[Path]:
        """Files of finished jobs that could not be removed yet."""
        rows = self._rows("SELECT spooled FROM jobs WHERE spooled IS NOT NULL")
        return [_path(row["spooled"]) for row in rows]

    def no_leftover(self, path: Path) -> None:
        """Notes that such a file is gone."""
        self._do("UPDATE jobs SET spooled = NULL WHERE spooled = ?", os.fsencode(path))

    def prune(self, keep: int) -> None:
        """Forgets settled jobs but for the latest `keep`."""
        self._do(
            "DELETE FROM jobs WHERE settled AND spooled IS NULL AND id NOT IN"
            " (SELECT id FROM jobs ORDER BY created_at DESC LIMIT ?)",
            keep,
        )

    def close(self) -> None:
        """Ends the connection."""
        with self._lock:
            self._db.close()

    def _do(self, statement: str, *values: object) -> None:
        with self._lock, self._errors():
            self._db.execute(statement, values)

    def _do_soon(self, statement: str, *values: object) -> None:
        """Without waiting for the disk."""
        with self._lock, self._errors():
            self._db.execute("PRAGMA synchronous = NORMAL")
            try:
                self._db.execute(statement, values)
            finally:
                self._db.execute("PRAGMA synchronous = FULL")

    def _rows(self, statement: str, *values: object) -> list[sqlite3.Row]:
        with self._lock, self._errors():
            return self._db.execute(statement, values).fetchall()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", None) in _OUT_OF_ROOM:
                raise DiskFull(self._file.parent) from error
            raise CannotWrite(self._file.parent, str(error)) from error
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFull(self._file.parent) from error
            raise CannotWrite(self._file.parent, error.strerror or str(error)) from error


def _path(name: bytes) -> Path:
    """A path as the file system spells it: on Linux any bytes, which need not be text."""
    return Path(os.fsdecode(name))


def _job(row: sqlite3.Row) -> Job:
    request: dict[str, Any] = json.loads(row["request"])
    request["privacy"] = Privacy(request["privacy"])
    request["tags"] = tuple(request.get("tags", ()))
    error = json.loads(row["error"]) if row["error"] else None
    return Job(
        id=row["id"],
        request=UploadRequest(path=_path(row["path"]), thumbnail=row["thumbnail"], **request),
        size=row["size"],
        state=JobState(row["state"]),
        created_at=datetime.fromisoformat(row["created_at"]),
        sent=(row["size"] or 0) if row["state"] == JobState.DONE else 0,
        url=row["url"],
        drop_id=row["drop_id"],
        error=JobError(**error) if error else None,
    )
