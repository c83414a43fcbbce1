"""`POST /api/v1/upload`: a file in one request, for ShareX and everything that can send a form."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response

from server.accounts.model import Account, Scope
from server.accounts.quota import usage_of
from server.api.authorization import BearerToken, ServicesOf, Writer, allowed
from server.api.forms import FormReader, SentFile
from server.api.new_drop import new_drop
from server.api.refusals import refusals
from server.api.schemas import DropIn, SharedOut
from server.drops.model import Drop, DropKind
from server.drops.removal import remove_content
from server.errors import Problem, disk_full, is_out_of_room, not_found
from server.services import Services
from server.sharing.kinds import Kind, presentation
from server.storage.base import StoredObject, TooLongError

_PATIENCE_SECONDS: Final = 60.0
_NUMBERS: Final = ("expires_in", "max_views", "width", "height")
_WORDS: Final = ("name", "privacy", "password", "slug")

router = APIRouter(prefix="/api/v1", tags=["uploaders"], responses=refusals(401, 403))

_FORM: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "A form. Its fields, all optional, stand in front of the file.",
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "name": {"type": "string", "maxLength": 4096},
                        "privacy": {"type": "string", "enum": ["public", "obscure", "private"]},
                        "password": {"type": "string", "minLength": 1, "maxLength": 1024},
                        "expires_in": {"type": "integer", "minimum": 1, "description": "seconds"},
                        "max_views": {"type": "integer", "minimum": 1},
                        "slug": {"type": "string", "minLength": 1, "maxLength": 64},
                        "tags": {"type": "string", "description": "with commas between"},
                        "file": {"type": "string", "format": "binary"},
                    },
                }
            }
        },
    }
}


@router.post(
    "/upload",
    status_code=201,
    response_model=SharedOut,
    responses=refusals(400, 404, 408, 409, 413, 415, 422, 507),
    openapi_extra=_FORM,
)
async def upload(request: Request, account: Writer, services: ServicesOf) -> Any:
    """Shares a file that comes in one request: `curl -F file=@picture.png`.

    It is written as it comes and never held in memory. The other way, `POST /api/v1/drops`, gives
    the link before the bytes are sent, and goes on after a broken connection.
    """
    try:
        form = FormReader(request.headers.get("content-type", ""), _patient(request))
        sent = await form.file()
        drop = await _reserved(sent, account, services)
        return _shared(await _received(drop, sent, account, services), services)
    except ClientDisconnect:
        return Response(status_code=400)


@router.get(
    "/sharex.sxcu",
    dependencies=[Depends(allowed(Scope.WRITE))],
    response_class=JSONResponse,
    responses={200: {"description": "A custom uploader for ShareX, with this token in it"}},
)
async def sharex_uploader(token: BearerToken, services: ServicesOf) -> Response:
    """The file that sets ShareX up: opening it adds this server as a destination."""
    return JSONResponse(
        sharex_document(services.settings.base_url, token),
        headers={
            "Content-Disposition": 'attachment; filename="dropcap.sxcu"',
            "Cache-Control": "no-store",
        },
    )


def sharex_document(base_url: str, token: str) -> dict[str, Any]:
    """What a custom uploader of ShareX is described by."""
    return {
        "Version": "17.0.0",
        "Name": f"Dropcap ({urlsplit(base_url).netloc})",
        "DestinationType": "ImageUploader, TextUploader, FileUploader",
        "RequestMethod": "POST",
        "RequestURL": f"{base_url}/api/v1/upload",
        "Headers": {"Authorization": f"Bearer {token}"},
        "Body": "MultipartFormData",
        "FileFormName": "file",
        "URL": "{json:url}",
        "ThumbnailURL": "{json:thumbnail_url}",
        "DeletionURL": "{json:deletion_url}",
        "ErrorMessage": "{json:detail}",
    }


async def _reserved(sent: SentFile, account: Account, services: Services) -> Drop:
    """The drop, noted before its bytes are stored: what has no drop is swept away."""
    drop = await new_drop(_wanted(sent), account, services)
    return await services.catalog.add(drop, None, "")


def _wanted(sent: SentFile) -> DropIn:
    fields: dict[str, Any] = {name: sent.fields[name] for name in _WORDS if sent.fields.get(name)}
    fields |= {name: sent.fields[name] for name in _NUMBERS if sent.fields.get(name)}
    if sent.fields.get("tags"):
        fields["tags"] = [tag for tag in sent.fields["tags"].split(",") if tag.strip()]
    fields.setdefault("name", sent.name)
    try:
        return DropIn(kind=DropKind.FILE, content_type=sent.content_type[:255], size=None, **fields)
    except ValidationError as error:
        raise RequestValidationError(
            [{**each, "loc": ("body", *each["loc"])} for each in error.errors()]
        ) from error


async def _received(drop: Drop, sent: SentFile, account: Account, services: Services) -> Drop:
    """Stores the bytes and makes the drop ready; or leaves nothing behind."""
    try:
        stored = await _stored(drop, sent, account, services)
        ready = await services.catalog.make_ready(account.id, drop.id, stored.size, stored.sha256)
    except BaseException:
        gone = await asyncio.shield(services.catalog.remove(account.id, drop.id))
        if gone is not None:
            await asyncio.shield(remove_content(gone, services))
        raise
    if ready is None:  # deleted meanwhile
        await services.storage.delete(drop.key)
        raise not_found()
    services.arrivals.announce(drop.id)
    return ready


async def _stored(drop: Drop, sent: SentFile, account: Account, services: Services) -> StoredObject:
    limit = await _room(account, services, drop.id)
    chunks = _noting(sent.chunks, drop, services)
    try:
        return await services.storage.write(
            drop.key, chunks, content_type=drop.content_type, limit=limit
        )
    except TooLongError:
        raise Problem(
            413, "too_large", f"There is room for {limit:,} bytes, and the file has more."
        ) from None
    except OSError as error:
        raise (disk_full() if is_out_of_room(error) else error) from error


async def _room(account: Account, services: Services, drop_id: str) -> int:
    """How many bytes may come. Whether there still is room is looked at again when they have."""
    limits = account.limits
    rooms = [services.settings.max_size]
    if limits.max_size is not None:
        rooms.append(limits.max_size)
    if limits.quota is not None:
        usage = await services.database.read(usage_of, account.id, drop_id)
        rooms.append(limits.quota - usage.bytes)
        if rooms[-1] < 0:
            raise Problem(413, "quota_exceeded", "Your account is full.")
    return min(rooms)


async def _noting(
    chunks: AsyncIterator[bytes], drop: Drop, services: Services
) -> AsyncIterator[bytes]:
    """The chunks; readers who wait are told meanwhile how many bytes have come."""
    received = 0
    async for chunk in chunks:
        received += len(chunk)
        services.arrivals.note_progress(drop.id, received)
        yield chunk


async def _patient(request: Request) -> AsyncIterator[bytes]:
    """The request's body, as long as it comes.

    Raises:
        Problem: 408, when it does not.
    """
    stream = request.stream()
    while True:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise Problem(408, "too_slow", "Nothing came for too long.") from None
        yield chunk


def _shared(drop: Drop, services: Services) -> SharedOut:
    url = f"{services.settings.base_url}/{drop.slug}"
    is_picture = presentation(drop.name, drop.content_type).kind is Kind.IMAGE
    return SharedOut(
        id=drop.id,
        url=url,
        thumbnail_url=f"{url}/medium" if is_picture else None,
        deletion_url=services.deletion.url(drop.id),
    )
