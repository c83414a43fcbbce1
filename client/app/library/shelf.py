"""Everything that is known, merged: jobs of the outbox, drops of the server, kept captures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from client.core.content_types import content_type_of
from client.ui.library import Entry, EntryState, Kind
from uploader.model import JobState

if TYPE_CHECKING:
    from uploader.model import Drop, Job

_ARCHIVES = frozenset(
    {
        *(
            "application/zip",
            "application/x-tar",
            "application/gzip",
            "application/x-7z-compressed",
        ),
        *("application/x-bzip2", "application/x-xz", "application/vnd.rar", "application/zstd"),
    }
)
_TEXTS = frozenset({"application/json", "application/xml", "application/x-yaml"})


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A capture that is on this computer.

    Attributes:
        path: where.
        size: bytes.
        changed_at: when it was written, UTC.
    """

    path: Path
    size: int
    changed_at: datetime


@dataclass(slots=True)
class Item:
    """What is known of one thing, from whoever knows it."""

    key: str
    job: Job | None = None
    drop: Drop | None = None
    file: KeptFile | None = None
    path: Path | None = None

    @property
    def drop_id(self) -> str | None:
        """The server's name for it."""
        if self.drop is not None:
            return self.drop.id
        return self.job.drop_id if self.job is not None else None

    @property
    def thumbnail(self) -> bytes | None:
        """Its small picture, if it is at hand."""
        return self.job.request.thumbnail if self.job is not None else None

    def entry(self) -> Entry:
        """What the window shows of it."""
        job, drop = self.job, self.drop
        if job is not None and (drop is None or not job.is_settled):
            return self._of_job(job)
        if drop is not None:
            return self._of_drop(drop)
        if self.file is None:
            raise ValueError(f"nothing is known of {self.key}")
        return self._of_file(self.file)

    def _of_job(self, job: Job) -> Entry:
        state = _state(job)
        linked = state in (EntryState.READY, EntryState.UPLOADING, EntryState.WAITING)
        return Entry(
            key=self.key,
            name=job.name,
            kind=kind_of(job.content_type),
            state=state,
            created_at=job.created_at,
            size=job.size,
            progress=min(job.sent / job.size, 1.0) if job.size else 0.0,
            url=job.url if linked else None,
            privacy=job.request.privacy.value,
            trouble=job.error.message if job.error is not None else "",
            path=self.path or job.path,
        )

    def _of_drop(self, drop: Drop) -> Entry:
        kind = Kind.LINK if drop.kind == "link" else kind_of(drop.content_type)
        return Entry(
            key=self.key,
            name=drop.name,
            kind=kind,
            state=EntryState.READY if self._is_ready(drop) else EntryState.ARRIVING,
            created_at=self.job.created_at if self.job is not None else drop.created_at,
            size=drop.size,
            url=drop.url,
            privacy=drop.privacy.value,
            expires_at=drop.expires_at,
            path=self.path or (self.job.path if self.job is not None else None),
        )

    def _is_ready(self, drop: Drop) -> bool:
        """A job that is done knows better than a list that was made before."""
        done = self.job is not None and self.job.state is JobState.DONE
        return done or drop.state == "ready"

    def _of_file(self, file: KeptFile) -> Entry:
        return Entry(
            key=self.key,
            name=file.path.name,
            kind=kind_of(content_type_of(file.path.name, b"")),
            state=EntryState.LOCAL,
            created_at=file.changed_at,
            size=file.size,
            path=file.path,
        )


class Shelf:
    """Items by their keys. A thing keeps its key whatever becomes of it."""

    def __init__(self) -> None:
        self._items: dict[str, Item] = {}
        self._by_job: dict[str, str] = {}
        self._by_drop: dict[str, str] = {}
        self._copies: Mapping[str, Path] = {}
        self._files: dict[tuple[str, int], str] = {}
        self._away: set[str] = set()

    def __getitem__(self, key: str) -> Item:
        return self._items[key]

    def get(self, key: str) -> Item | None:
        """What is known by a key."""
        return self._items.get(key)

    def entries(self) -> list[Entry]:
        """Everything, in no order."""
        return [item.entry() for key, item in self._items.items() if key not in self._away]

    def set_copies(self, copies: Mapping[str, Path]) -> None:
        """Where the files of drops are on this computer."""
        self._copies = copies
        for drop_id, path in copies.items():
            if drop_id in self._by_drop:
                self._items[self._by_drop[drop_id]].path = path

    def put_job(self, job: Job) -> str:
        """Notes how a job is; returns its key."""
        key = self._by_job.get(job.id) or (self._by_drop.get(job.drop_id) if job.drop_id else None)
        key = key or f"job:{job.id}"
        item = self._items.setdefault(key, Item(key))
        item.job = job
        self._by_job[job.id] = key
        if job.drop_id is not None:
            self._by_drop[job.drop_id] = key
        self._forget_file(job.path)
        return key

    def put_drops(self, drops: Iterable[Drop]) -> list[str]:
        """Notes what the server tells; returns the keys, and those of files that were these."""
        keys = []
        for drop in drops:
            key = self._by_drop.setdefault(drop.id, f"drop:{drop.id}")
            item = self._items.setdefault(key, Item(key))
            item.drop = drop
            item.path = self._copies.get(drop.id, item.path)
            keys.append(key)
            twin = self._files.get((drop.name, drop.size or -1))
            if twin is not None and item.path is None and twin in self._items:
                file = self._items[twin].file
                if file is not None:
                    item.path = file.path
                    self._forget_file(file.path)
                    keys.append(twin)
        return keys

    def put_files(self, files: Iterable[KeptFile]) -> list[str]:
        """Notes captures that are on this computer, but for those that are known otherwise."""
        known = {item.path for item in self._items.values() if item.path is not None}
        known |= {item.job.path for item in self._items.values() if item.job is not None}
        known |= set(self._copies.values())
        keys = []
        for file in files:
            key = f"file:{file.path}"
            if file.path not in known and key not in self._items:
                self._items[key] = Item(key, file=file)
                self._files[(file.path.name, file.size)] = key
                keys.append(key)
        return keys

    def remove(self, key: str) -> None:
        """Forgets something."""
        item = self._items.pop(key, None)
        if item is None:
            return
        if item.job is not None:
            self._by_job.pop(item.job.id, None)
        if item.drop_id is not None:
            self._by_drop.pop(item.drop_id, None)

    def put_away(self, keys: Iterable[str]) -> None:
        """Shows these no more, without forgetting them."""
        self._away.update(keys)

    def bring_back(self, keys: Iterable[str]) -> None:
        """Shows them again."""
        self._away.difference_update(keys)

    def is_shown(self, key: str) -> bool:
        """Whether something is known and not put away."""
        return key in self._items and key not in self._away

    def own_key(self, name: str) -> str:
        """The key of something that is noted under a name of its own, such as `drop:…`."""
        kind, _, id_ = name.partition(":")
        if kind == "drop":
            return self._by_drop.setdefault(id_, name)
        return self._by_job.get(id_, name) if kind == "job" else name

    def done_jobs(self) -> list[str]:
        """The keys of jobs that are done."""
        return [
            key
            for key, item in self._items.items()
            if item.job is not None and item.job.state is JobState.DONE
        ]

    def clear(self) -> None:
        """Forgets everything."""
        self.__dict__.update(Shelf().__dict__)

    def gone_drops(self, settled: Iterable[str], since: datetime) -> list[str]:
        """The keys of finished jobs whose drops the server did not list, though it got that far.

        Args:
            settled: keys of jobs that were done before the list was asked for.
            since: the moment down to which the list went.
        """
        return [
            key
            for key in settled
            if (item := self._items.get(key)) is not None
            and item.job is not None
            and item.job.state is JobState.DONE
            and item.drop is None
            and item.job.created_at > since
        ]

    def _forget_file(self, path: Path) -> None:
        item = self._items.pop(f"file:{path}", None)
        if item is not None and item.file is not None:
            self._files.pop((path.name, item.file.size), None)


def kept_files(folder: Path) -> list[KeptFile]:
    """The captures in a folder. For threads.

    Raises:
        OSError: it cannot be read.
    """
    found = []
    if not folder.is_dir():
        return []
    for path in folder.iterdir():
        facts = path.stat()
        if path.is_file() and not path.name.startswith("."):
            moment = datetime.fromtimestamp(facts.st_mtime, UTC)
            found.append(KeptFile(path, facts.st_size, moment))
    return found


def kind_of(content_type: str) -> Kind:
    """What people take a media type for."""
    family = content_type.partition("/")[0]
    if family == "image":
        return Kind.PICTURE
    if family == "video":
        return Kind.FILM
    if family == "audio":
        return Kind.SOUND
    if family == "text" or content_type in _TEXTS:
        return Kind.TEXT
    return Kind.ARCHIVE if content_type in _ARCHIVES else Kind.FILE


def _state(job: Job) -> EntryState:
    match job.state:
        case JobState.DONE:
            return EntryState.READY
        case JobState.FAILED:
            return EntryState.FAILED
        case JobState.CANCELLED:
            return EntryState.CANCELLED
        case _:
            waiting = job.waiting or job.state is JobState.QUEUED
            return EntryState.WAITING if waiting else EntryState.UPLOADING
