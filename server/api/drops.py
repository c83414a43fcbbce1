"""Making, finding, changing and deleting drops."""

import asyncio
import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from server.accounts.model import Account
from server.accounts.quota import check_size
from server.api.authorization import Deleter, Reader, ServicesOf, Writer
from server.api.schemas import (
    CompleteIn,
    CreatedOut,
    DropChange,
    DropIn,
    DropOut,
    ListQuery,
    PageOut,
    ProblemOut,
    UploadOut,
    drop_document,
)
from server.drops.catalog import thumbnail_key
from server.drops.model import Drop, Privacy, State, Thumbnail
from server.errors import Problem, not_found
from server.ids import OBSCURE_SLUG_LENGTH, PUBLIC_SLUG_LENGTH, new_id, new_slug
from server.passwords import hash_password
from server.services import Services
from server.storage.base import PresignedPut
from server.storage.folder import new_key

_EMPTY_SHA256 = hashlib.sha256().hexdigest()


def _refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    document = {"application/problem+json": {"schema": ProblemOut.model_json_schema()}}
    return {status: {"description": "Refused", "content": document} for status in statuses}


router = APIRouter(prefix="/api/v1/drops", tags=["drops"], responses=_refusals(401, 403, 422))

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=255)]


@router.post("", status_code=201, responses=_refusals(413))
async def create_drop(
    wanted: DropIn,
    account: Writer,
    services: ServicesOf,
    idempotency_key: IdempotencyKey = None,
) -> CreatedOut:
    """Reserves a drop: its link works at once, its bytes go to the presigned address."""
    _check_supported(wanted, services)
    fingerprint = hashlib.sha256(wanted.model_dump_json().encode()).hexdigest()
    drop = await _new_drop(wanted, account)
    noted = await services.catalog.add(drop, idempotency_key, fingerprint)
    return _created(noted, services)


@router.post("/{drop_id}/complete", responses=_refusals(404, 409, 413))
async def complete_drop(
    drop_id: str, sent: CompleteIn, account: Writer, services: ServicesOf
) -> DropOut:
    """Makes a drop ready, once the store has exactly what was announced. Repeating it is fine."""
    drop = await _owned(services, account, drop_id)
    if (sent.size, sent.sha256) != (drop.size, drop.sha256):
        raise Problem(409, "mismatch", "This is not what was announced.")
    if not drop.is_ready:
        stored = await services.storage.stat(drop.key)
        if stored is None:
            raise Problem(409, "not_uploaded", "The bytes have not arrived yet.")
        if (stored.size, stored.sha256) != (drop.size, drop.sha256):
            raise Problem(409, "mismatch", "The store has something else than what was announced.")
        ready = await services.catalog.make_ready(account.id, drop_id)
        if ready is None:
            raise not_found()
        services.arrivals.announce(drop_id)
        drop = ready
    return _out(drop, services)


@router.get("")
async def list_drops(
    account: Reader, services: ServicesOf, query: Annotated[ListQuery, Query()]
) -> PageOut:
    """The account's drops, newest first. `next_cursor` leads to the next page."""
    page = await services.catalog.page(
        account.id,
        limit=query.limit,
        before=query.cursor,
        q=query.q,
        since=_utc(query.since),
        until=_utc(query.until),
    )
    return PageOut(
        items=[_out(drop, services) for drop in page.items], next_cursor=page.next_cursor
    )


@router.get("/{drop_id}", responses=_refusals(404))
async def get_drop(drop_id: str, account: Reader, services: ServicesOf) -> DropOut:
    """One of the account's drops."""
    return _out(await _owned(services, account, drop_id), services)


@router.patch("/{drop_id}", responses=_refusals(404))
async def change_drop(
    drop_id: str, change: DropChange, account: Writer, services: ServicesOf
) -> DropOut:
    """Changes name, privacy, password or expiry."""
    drop = await _owned(services, account, drop_id)
    values = await _changes(drop, change)
    changed = await services.catalog.change(account.id, drop_id, values)
    if changed is None:
        raise not_found()
    return _out(changed, services)


@router.delete("/{drop_id}", status_code=204, responses=_refusals(404))
async def delete_drop(drop_id: str, account: Deleter, services: ServicesOf) -> Response:
    """Takes a drop away: link, content and thumbnail."""
    drop = await services.catalog.remove(account.id, drop_id)
    if drop is None:
        raise not_found()
    services.arrivals.announce(drop_id)
    await services.storage.delete(drop.key)
    if drop.thumbnail is not None:
        await services.storage.delete(drop.thumbnail.key)
    return Response(status_code=204)


def _check_supported(wanted: DropIn, services: Services) -> None:
    if wanted.kind != "file":
        raise _not_supported("Notes and links")
    if wanted.size is None:
        raise _not_supported("Files that still grow")
    if wanted.max_views is not None:
        raise _not_supported("A limit on views")
    if wanted.sha256 is None:
        raise Problem(422, "checksum_missing", "The SHA-256 of the file has to be announced.")
    check_size(services.settings.max_size, wanted.size)
    if (wanted.privacy is Privacy.PRIVATE) != (wanted.password is not None):
        raise Problem(422, "password", "Private drops have a password, others have none.")
    if wanted.size == 0 and wanted.sha256 != _EMPTY_SHA256:
        raise Problem(422, "checksum_wrong", "That is not the SHA-256 of an empty file.")


def _not_supported(what: str) -> Problem:
    return Problem(422, "not_supported", f"{what} cannot be shared with this version yet.")


async def _new_drop(wanted: DropIn, account: Account) -> Drop:
    drop_id = new_id()
    key = new_key(drop_id)
    now = datetime.now(UTC)
    small = wanted.thumbnail
    hashed = None
    if wanted.password is not None:
        hashed = await asyncio.to_thread(hash_password, wanted.password)
    return Drop(
        id=drop_id,
        owner_id=account.id,
        slug=new_slug(_slug_length(wanted.privacy)),
        name=wanted.name,
        content_type=wanted.content_type,
        size=wanted.size or 0,
        sha256=wanted.sha256,
        state=State.ARRIVING,
        privacy=wanted.privacy,
        password_hash=hashed,
        expires_at=now + timedelta(seconds=wanted.expires_in) if wanted.expires_in else None,
        created_at=now,
        ready_at=None,
        key=key,
        thumbnail=(
            Thumbnail(thumbnail_key(key), small.content_type, small.size, small.sha256)
            if small is not None
            else None
        ),
    )


def _slug_length(privacy: Privacy) -> int:
    return PUBLIC_SLUG_LENGTH if privacy is Privacy.PUBLIC else OBSCURE_SLUG_LENGTH


async def _changes(drop: Drop, change: DropChange) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    given = change.model_fields_set
    if change.name is not None:
        values["name"] = change.name
    privacy = change.privacy or drop.privacy
    if change.password is not None and privacy is not Privacy.PRIVATE:
        raise Problem(422, "password", "Only private drops have a password.")
    if privacy is Privacy.PRIVATE and change.password is None and drop.password_hash is None:
        raise Problem(422, "password", "A private drop needs a password.")
    if change.privacy is not None:
        values["privacy"] = privacy.value
        if privacy is not Privacy.PRIVATE:
            values["password_hash"] = None
        if privacy is not Privacy.PUBLIC and len(drop.slug) < OBSCURE_SLUG_LENGTH:
            values["slug"] = new_slug(OBSCURE_SLUG_LENGTH)  # the short link must not go on working
    if change.password is not None:
        values["password_hash"] = await asyncio.to_thread(hash_password, change.password)
    if "expires_in" in given:
        ends = change.expires_in
        values["expires_at"] = datetime.now(UTC) + timedelta(seconds=ends) if ends else None
    return values


async def _owned(services: Services, account: Account, drop_id: str) -> Drop:
    drop = await services.catalog.get(account.id, drop_id)
    if drop is None:
        raise not_found()
    return drop


def _created(drop: Drop, services: Services) -> CreatedOut:
    document = drop_document(drop, services.settings.base_url)
    if drop.is_ready:
        return CreatedOut(**document, upload=None, thumbnail_upload=None)
    small = drop.thumbnail
    return CreatedOut(
        **document,
        upload=_upload(services, drop.key, drop.content_type, drop.size, drop.sha256 or ""),
        thumbnail_upload=(
            _upload(services, small.key, small.content_type, small.size, small.sha256)
            if small is not None
            else None
        ),
    )


def _upload(services: Services, key: str, content_type: str, size: int, sha256: str) -> UploadOut:
    put: PresignedPut = services.storage.presign_put(
        key,
        content_type=content_type,
        size=size,
        sha256=sha256,
        lifetime=services.settings.upload_seconds,
    )
    return UploadOut(url=put.url, headers=dict(put.headers), expires_at=put.expires_at)


def _out(drop: Drop, services: Services) -> DropOut:
    return DropOut(**drop_document(drop, services.settings.base_url))


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
