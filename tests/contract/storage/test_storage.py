"""What every store promises."""

import contextlib
import hashlib
import os
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
import requests
from contract.storage.conftest import Store
from support.waiting import wait_until

from server.ids import new_id
from server.storage.base import (
    ContentMismatchError,
    Part,
    PresignedPut,
    Storage,
    StoredObject,
    TooLongError,
    UploadOverError,
)
from server.storage.keys import new_key

CONTENT = b"exactly these bytes"
TYPE = "text/plain"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def put(
    address: PresignedPut, content: bytes = CONTENT, headers: Mapping[str, str] | None = None
) -> requests.Response:
    sent = {**address.headers, "Content-Length": str(len(content)), **(headers or {})}
    return requests.put(address.url, data=content, headers=sent, timeout=30)


def granted(store: Store, key: str, lifetime: int = 60, content: bytes = CONTENT) -> PresignedPut:
    async def use(storage: Storage) -> PresignedPut:
        return storage.presign_put(
            key,
            content_type=TYPE,
            size=len(content),
            sha256=sha256(content),
            lifetime=lifetime,
        )

    return store.use(use)


def stat(store: Store, key: str) -> StoredObject | None:
    return store.use(lambda storage: storage.stat(key))


def contents(store: Store, key: str, start: int, length: int) -> bytes:
    return store.use(lambda storage: storage.read(key, start, length))


@pytest.fixture
def key() -> str:
    return new_key(new_id())


def test_what_was_announced_is_taken_once(store: Store, key: str) -> None:
    address = granted(store, key)
    assert stat(store, key) is None
    assert put(address).status_code == 200
    assert stat(store, key) == StoredObject(len(CONTENT), sha256(CONTENT))
    assert put(address).status_code == 412
    assert contents(store, key, 0, len(CONTENT)) == CONTENT
    assert contents(store, key, 8, 5) == CONTENT[8:13]


def test_an_empty_object_is_one(store: Store, key: str) -> None:
    assert put(granted(store, key, content=b""), b"").status_code == 200
    assert stat(store, key) == StoredObject(0, sha256(b""))
    assert contents(store, key, 0, 0) == b""


@pytest.mark.parametrize("wrong", ["other bytes", "longer", "shorter", "other type"])
def test_anything_else_is_refused(store: Store, key: str, wrong: str) -> None:
    address = granted(store, key)
    content, headers = {
        "other bytes": (b"exactly other bytes", {}),
        "longer": (CONTENT + b"!", {}),
        "shorter": (CONTENT[:-1], {}),
        "other type": (CONTENT, {"Content-Type": "text/html"}),
    }[wrong]
    assert put(address, content, headers).status_code in (400, 403)
    assert stat(store, key) is None
    assert put(address).status_code == 200, "the right bytes are still welcome"


@pytest.mark.parametrize("name", ["signature", "expires", "credential"])
def test_a_tampered_address_is_refused(store: Store, key: str, name: str) -> None:
    address = granted(store, key)
    marks = {
        "signature": ("signature=", "Signature="),
        "expires": ("expires=", "Expires="),
        "credential": ("key-id=", "Credential="),
    }[name]
    mark = next(mark for mark in marks if mark in address.url)
    tampered = PresignedPut(address.url.replace(mark, f"{mark}1", 1), address.headers, 0)
    assert put(tampered).status_code in (400, 403)
    assert stat(store, key) is None


def test_an_address_is_for_its_own_key(store: Store, key: str) -> None:
    other = new_key(new_id())
    address = granted(store, key)
    assert put(PresignedPut(address.url.replace(key, other), address.headers, 0)).status_code == 403
    assert stat(store, other) is None


def test_an_address_ends(store: Store, key: str) -> None:
    address = granted(store, key, lifetime=1)
    wait_until(lambda: time.time() > address.expires_at + 1, timeout=5, interval=0.1)
    assert put(address).status_code == 403
    assert stat(store, key) is None


@pytest.mark.parametrize("size", [0, 5, 9_000_000])
def test_what_comes_through_the_server_is_an_object(store: Store, key: str, size: int) -> None:
    content = os.urandom(size)

    async def chunks() -> AsyncIterator[bytes]:
        for start in range(0, size, 700_000):
            yield content[start : start + 700_000]

    def write(limit: int) -> StoredObject:
        return store.use(
            lambda storage: storage.write(key, chunks(), content_type=TYPE, limit=limit)
        )

    if size:
        with pytest.raises(TooLongError):
            write(size - 1)
        assert stat(store, key) is None
    assert write(size) == StoredObject(size, sha256(content))
    assert contents(store, key, 0, size) == content
    if size < 8_000_000:
        with pytest.raises(FileExistsError):
            write(size)


def test_an_object_goes_away_for_good(store: Store, key: str) -> None:
    put(granted(store, key))
    for _ in range(2):
        store.use(lambda storage: storage.delete(key))
    assert stat(store, key) is None
    with pytest.raises(FileNotFoundError):
        contents(store, key, 0, 5)


def test_objects_come_in_the_order_of_their_keys(store: Store) -> None:
    keys = [new_key(new_id()) for _ in range(5)]
    for each in keys:
        put(granted(store, each))

    async def use(storage: Storage) -> list[tuple[str, datetime]]:
        return [(listed.key, listed.stored_at) async for listed in storage.objects()]

    found = store.use(use)
    assert [name for name, _ in found] == sorted(name for name, _ in found)
    mine = {name: moment for name, moment in found if name in keys}
    assert mine.keys() == set(keys)
    now = datetime.now(UTC)
    assert all(abs(now - moment) < timedelta(minutes=1) for moment in mine.values())


class Upload:
    """An upload in parts on one of the stores."""

    def __init__(self, store: Store, key: str) -> None:
        self.store, self.key = store, key
        self.part_size = store.use(_smallest_part)
        self.id = store.use(lambda storage: storage.begin_multipart(key, content_type=TYPE))

    def addresses(self, *parts: Part) -> Sequence[PresignedPut]:
        return self.store.use(
            lambda storage: storage.presign_parts(
                self.key, self.id, parts, part_size=self.part_size, lifetime=60
            )
        )

    def send(self, number: int, content: bytes) -> Part:
        part = Part(number, len(content), sha256(content))
        (address,) = self.addresses(part)
        assert put(address, content).status_code == 200
        return part

    def parts(self) -> list[Part]:
        return list(self.store.use(lambda storage: storage.list_parts(self.key, self.id)))

    def complete(self, parts: Sequence[Part], whole: str | None = None) -> StoredObject:
        return self.store.use(
            lambda storage: storage.complete_multipart(self.key, self.id, parts, sha256=whole)
        )

    def abort(self) -> None:
        self.store.use(lambda storage: storage.abort_multipart(self.key, self.id))


async def _smallest_part(storage: Storage) -> int:
    return storage.smallest_part


@pytest.fixture
def upload(store: Store, key: str) -> Upload:
    return Upload(store, key)


def test_parts_become_an_object(upload: Upload) -> None:
    content = os.urandom(2 * upload.part_size + 1000)
    pieces = [content[i : i + upload.part_size] for i in range(0, len(content), upload.part_size)]
    sent = [upload.send(number, pieces[number - 1]) for number in (3, 1, 2)]
    parts = sorted(sent, key=lambda part: part.number)
    assert upload.parts() == parts
    assert stat(upload.store, upload.key) is None
    done = upload.complete(parts, sha256(content))
    assert done.size == len(content)
    stored = stat(upload.store, upload.key)
    assert stored is not None
    assert stored.size == len(content)
    assert stored.sha256 in (None, sha256(content))
    assert contents(upload.store, upload.key, 0, len(content)) == content
    with contextlib.suppress(UploadOverError):
        assert upload.parts() == [], "Swift does not say that an upload is over"


def test_a_part_that_comes_again_takes_the_place_of_the_earlier_one(upload: Upload) -> None:
    upload.send(1, b"first")
    second = upload.send(1, b"other")
    assert upload.parts() == [second]
    upload.complete([second])
    assert contents(upload.store, upload.key, 0, 5) == b"other"


def test_a_part_of_which_another_version_was_announced_is_looked_at(upload: Upload) -> None:
    """The store may not say which of two versions of a part it has."""
    first = upload.send(1, b"first")
    announced = Part(1, 5, sha256(b"other"))
    upload.addresses(announced)
    with pytest.raises(ContentMismatchError):
        upload.complete([announced])
    assert stat(upload.store, upload.key) is None
    assert first.sha256 != announced.sha256


@pytest.mark.parametrize("wrong", [b"wrong", b"short"[:3], b"longer than that"])
def test_a_part_of_other_bytes_is_refused(upload: Upload, wrong: bytes) -> None:
    (address,) = upload.addresses(Part(1, 5, sha256(b"right")))
    assert put(address, wrong).status_code in (400, 403)
    assert upload.parts() == []


def test_parts_that_are_not_there_are_no_object(upload: Upload) -> None:
    sent = upload.send(1, os.urandom(upload.part_size))
    for claimed in (
        [sent, Part(2, 5, sha256(b"right"))],
        [Part(1, sent.size, sha256(b"else"))],
    ):
        with pytest.raises(ContentMismatchError):
            upload.complete(claimed)
    assert stat(upload.store, upload.key) is None


def test_an_upload_that_is_given_up_is_gone(upload: Upload) -> None:
    upload.send(1, b"some")

    async def unfinished(storage: Storage) -> set[str]:
        return {found.upload_id async for found in storage.unfinished()}

    assert upload.id in upload.store.use(unfinished)
    for _ in range(2):
        upload.abort()
    assert upload.id not in upload.store.use(unfinished)
    with pytest.raises(UploadOverError):
        upload.parts()
    with pytest.raises(UploadOverError):
        upload.complete([Part(1, 4, sha256(b"some"))])


def test_the_store_answers(store: Store) -> None:
    store.use(lambda storage: storage.check())
