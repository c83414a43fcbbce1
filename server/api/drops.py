"""Making, finding, changing and deleting drops."""

import hashlib
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from server.api.authorization import Deleter, Reader, ServicesOf, Writer
from server.api.changes import changes
from server.api.documents import created_out, drop_out
from server.api.new_drop import new_drop, upload_in_parts
from server.api.ownership import owned
from server.api.refusals import refusals
from server.api.schemas import (
    CreatedOut,
    DayOut,
    DropChange,
    DropIn,
    DropOut,
    ListQuery,
    PageOut,
    ReferrerOut,
    StatsOut,
)
from server.drops.listing import Filter
from server.drops.removal import remove_content
from server.drops.visits import stats_of
from server.errors import not_found

router = APIRouter(prefix="/api/v1/drops", tags=["drops"], responses=refusals(400, 401, 403, 422))

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=255,
        description="Chosen by the client: the same key never makes a second drop.",
    ),
]


@router.post("", status_code=201, responses=refusals(409, 413, 507))
async def create_drop(
    wanted: DropIn,
    account: Writer,
    services: ServicesOf,
    idempotency_key: IdempotencyKey = None,
) -> CreatedOut:
    """Reserves a drop: its link works at once, its bytes go to the presigned address.

    Notes and links are ready at once.
    """
    fingerprint = hashlib.sha256(wanted.model_dump_json().encode()).hexdigest()
    drop = await new_drop(wanted, account, services)
    upload = upload_in_parts(drop, wanted, services)
    noted = await services.catalog.add(drop, idempotency_key, fingerprint, wanted.content, upload)
    if noted.id != drop.id:
        upload = await services.uploads.get(noted.id)
    return created_out(noted, upload, services)


@router.get("")
async def list_drops(
    account: Reader, services: ServicesOf, query: Annotated[ListQuery, Query()]
) -> PageOut:
    """The account's drops, newest first unless another order is asked for.

    `next_cursor` leads to the next page of the same list.
    """
    wanted = Filter(query.q, query.kind, query.tag, _utc(query.since), _utc(query.until))
    page = await services.catalog.page(account.id, query.limit, query.cursor, wanted, query.sort)
    return PageOut(
        items=[drop_out(drop, services) for drop in page.items], next_cursor=page.next_cursor
    )


@router.get("/{drop_id}", responses=refusals(404))
async def get_drop(drop_id: str, account: Reader, services: ServicesOf) -> DropOut:
    """One of the account's drops."""
    return drop_out(await owned(services, account, drop_id), services)


@router.get("/{drop_id}/stats", responses=refusals(404))
async def get_stats(drop_id: str, account: Reader, services: ServicesOf) -> StatsOut:
    """How often a drop was looked at, on which days, and where readers came from.

    Views are written every few seconds, so the latest may be missing.
    """
    stats = await services.database.read(stats_of, account.id, drop_id)
    if stats is None:
        raise not_found()
    return StatsOut(
        views=stats.views,
        opened=stats.opened,
        days=[DayOut(day=day, views=views) for day, views in stats.days],
        referrers=[ReferrerOut(host=host, views=views) for host, views in stats.referrers],
    )


@router.patch("/{drop_id}", responses=refusals(404, 409, 413))
async def change_drop(
    drop_id: str, change: DropChange, account: Writer, services: ServicesOf
) -> DropOut:
    """Changes name, link, tags, privacy, password, expiry, or what a note or link says."""
    drop = await owned(services, account, drop_id)
    values = await changes(drop, change, services.settings)
    changed = await services.catalog.change(
        account.id, drop_id, values, change.tags, change.content
    )
    if changed is None:
        raise not_found()
    return drop_out(changed, services)


@router.delete("/{drop_id}", status_code=204, responses=refusals(404))
async def delete_drop(drop_id: str, account: Deleter, services: ServicesOf) -> Response:
    """Takes a drop away: link, content and thumbnail."""
    upload = await services.uploads.get(drop_id)
    drop = await services.catalog.remove(account.id, drop_id)
    if drop is None:
        raise not_found()
    await remove_content(drop, services, upload)
    return Response(status_code=204)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment
