"""Bytes on their way into a drop: addresses for parts, what has come, and that all is there."""

from collections.abc import Sequence

from fastapi import APIRouter

from server.api.authorization import Reader, ServicesOf, Writer
from server.api.documents import drop_out, thumbnail_upload, upload_out
from server.api.ownership import owned
from server.api.refusals import refusals
from server.api.schemas import (
    CompleteIn,
    DropOut,
    PartIn,
    PartsIn,
    PartsOut,
    PartUploadOut,
    PartUploadsOut,
    ThumbnailIn,
    ThumbnailUploadOut,
)
from server.drops.model import Drop, DropKind, Thumbnail
from server.drops.rows import thumbnail_key
from server.drops.uploads import MOST_PARTS, Upload
from server.errors import Problem, not_found
from server.services import Services
from server.storage.base import (
    ContentMismatchError,
    Part,
    StoredObject,
    UploadBusyError,
    UploadOverError,
)

router = APIRouter(
    prefix="/api/v1/drops", tags=["arriving"], responses=refusals(400, 401, 403, 404, 422)
)


@router.post("/{drop_id}/parts", responses=refusals(409, 413))
async def presign_parts(
    drop_id: str, wanted: PartsIn, account: Writer, services: ServicesOf
) -> PartUploadsOut:
    """An address for each part. A part that comes again takes the place of the earlier one."""
    drop = await owned(services, account, drop_id)
    upload = await _upload_of(services, drop)
    for part in wanted.parts:
        _check_part(part, upload, services.settings.max_size)
    upload_id = upload.upload_id or await _begin(services, drop)
    await services.uploads.reach(
        account.id, drop_id, max(_end(part, upload) for part in wanted.parts)
    )
    addresses = await services.storage.presign_parts(
        drop.key,
        upload_id,
        [_part(part) for part in wanted.parts],
        part_size=upload.part_size,
        lifetime=services.settings.upload_seconds,
    )
    return PartUploadsOut(
        parts=[
            PartUploadOut(number=part.number, **upload_out(address).model_dump())
            for part, address in zip(wanted.parts, addresses, strict=True)
        ]
    )


@router.get("/{drop_id}/parts", responses=refusals(409))
async def list_parts(drop_id: str, account: Reader, services: ServicesOf) -> PartsOut:
    """What has come already, so that an upload can go on after whatever stopped it."""
    drop = await owned(services, account, drop_id)
    upload = await _upload_of(services, drop)
    parts: Sequence[Part] = ()
    if upload.upload_id is not None:
        try:
            parts = await services.storage.list_parts(drop.key, upload.upload_id)
        except UploadOverError:
            # The store has given it up, as buckets do after a while: it begins anew.
            await services.uploads.forget_begun(drop_id, upload.upload_id)
    return PartsOut(
        part_size=upload.part_size,
        size=upload.size,
        parts=[PartIn(number=p.number, size=p.size, sha256=p.sha256) for p in parts],
    )


@router.post("/{drop_id}/complete", responses=refusals(409, 413, 503))
async def complete_drop(
    drop_id: str, sent: CompleteIn, account: Writer, services: ServicesOf
) -> DropOut:
    """Makes a drop ready, once the store has exactly what was announced. Repeating it is fine."""
    # In this order: whoever completes it in between leaves us a drop that is ready.
    upload = await services.uploads.get(drop_id)
    drop = await owned(services, account, drop_id)
    if not drop.is_ready:
        if upload is None:
            stored = await _single(services, drop, sent)
        else:
            stored = await _whole(services, drop, upload, sent)
        ready = await services.catalog.make_ready(account.id, drop_id, stored.size, stored.sha256)
        if ready is None:  # it was deleted meanwhile
            await services.storage.delete(drop.key)
            raise not_found()
        services.arrivals.announce(drop_id)
        drop = ready
    if (sent.size, sent.sha256 or drop.sha256) != (drop.size, drop.sha256):
        raise _not_as_announced()
    return drop_out(drop, services)


@router.post("/{drop_id}/thumbnail", responses=refusals(409))
async def add_thumbnail(
    drop_id: str, small: ThumbnailIn, account: Writer, services: ServicesOf
) -> ThumbnailUploadOut:
    """An address for a small picture that was not there yet when the drop was made."""
    drop = await owned(services, account, drop_id)
    wanted = Thumbnail(thumbnail_key(drop.key), small.content_type, small.size, small.sha256)
    if drop.kind is not DropKind.FILE:
        raise Problem(409, "no_file", "Only files have a small picture.")
    if drop.thumbnail not in (None, wanted):
        raise Problem(409, "has_thumbnail", "This drop has another small picture already.")
    values = {
        "thumbnail_type": small.content_type,
        "thumbnail_size": small.size,
        "thumbnail_sha256": small.sha256,
    }
    changed = await services.catalog.change(account.id, drop_id, values)
    if changed is None or changed.thumbnail is None:
        raise not_found()
    return ThumbnailUploadOut(thumbnail_upload=thumbnail_upload(changed.thumbnail, services))


async def _upload_of(services: Services, drop: Drop) -> Upload:
    upload = await services.uploads.get(drop.id)
    if upload is None:
        what = "has arrived" if drop.is_ready else "comes in one piece"
        raise Problem(409, "not_multipart", f"This drop {what}.")
    return upload


async def _begin(services: Services, drop: Drop) -> str:
    ours = await services.storage.begin_multipart(drop.key, content_type=drop.content_type)
    chosen = await services.uploads.begun(drop.id, ours)
    if chosen != ours:
        await services.storage.abort_multipart(drop.key, ours)
    if chosen is None:
        raise not_found()
    return chosen


def _check_part(part: PartIn, upload: Upload, largest: int) -> None:
    end = _end(part, upload)
    if upload.size is None:
        if end > largest:
            raise Problem(413, "too_large", f"This server takes files of up to {largest:,} bytes.")
        fits = part.size <= upload.part_size
    else:
        fits = part.size == min(upload.part_size, upload.size - (end - part.size))
    if not fits:
        raise Problem(422, "wrong_part", f"Part {part.number} is not as large as it has to be.")


def _end(part: PartIn, upload: Upload) -> int:
    return (part.number - 1) * upload.part_size + part.size


def _part(part: PartIn) -> Part:
    return Part(part.number, part.size, part.sha256)


async def _single(services: Services, drop: Drop, sent: CompleteIn) -> StoredObject:
    if (sent.size, sent.sha256) != (drop.size, drop.sha256):
        raise _not_as_announced()
    stored = await services.storage.stat(drop.key)
    if stored is None:
        raise Problem(409, "not_uploaded", "The bytes have not arrived yet.")
    if stored != StoredObject(drop.size, drop.sha256):
        raise _something_else()
    return stored


async def _whole(services: Services, drop: Drop, upload: Upload, sent: CompleteIn) -> StoredObject:
    announced = (upload.size, drop.sha256)
    if any(b not in (None, a) for a, b in zip((sent.size, sent.sha256), announced, strict=True)):
        raise _not_as_announced()
    if sent.size > services.settings.max_size:
        largest = services.settings.max_size
        raise Problem(413, "too_large", f"This server takes files of up to {largest:,} bytes.")
    if sent.sha256 is None and sent.parts is None:
        raise Problem(422, "checksum_missing", "Give the SHA-256 of the file, or of its parts.")
    # There already where an earlier attempt was cut short: only a verified whole gets there.
    stored = await services.storage.stat(drop.key)
    if stored is None:
        return await _made_of_parts(services, drop, upload, sent)
    return _as_sent(stored, sent)


async def _made_of_parts(
    services: Services, drop: Drop, upload: Upload, sent: CompleteIn
) -> StoredObject:
    if upload.upload_id is None:
        raise _missing()
    try:
        there = await services.storage.list_parts(drop.key, upload.upload_id)
        wanted = _wanted(there, sent.size, upload.part_size)
        if sent.parts is not None and list(map(_part, sent.parts)) != wanted:
            raise _something_else()
        return await services.storage.complete_multipart(
            drop.key, upload.upload_id, wanted, sha256=sent.sha256
        )
    except UploadOverError:
        # Another request may just have completed it.
        stored = await services.storage.stat(drop.key)
        if stored is None:
            raise _missing() from None
        return _as_sent(stored, sent)
    except UploadBusyError:
        busy = "A part of this drop is being received at the moment."
        raise Problem(503, "busy", busy, {"Retry-After": "1"}) from None
    except ContentMismatchError:
        raise _something_else() from None


def _as_sent(stored: StoredObject, sent: CompleteIn) -> StoredObject:
    # A store that does not know the whole's digest has verified each part's.
    known = None if stored.sha256 is None else sent.sha256
    if stored.size != sent.size or known not in (None, stored.sha256):
        raise _something_else()
    return StoredObject(stored.size, sent.sha256)


def _wanted(there: Sequence[Part], size: int, part_size: int) -> list[Part]:
    """The parts that make a whole of this size; what was sent beyond it does not count.

    Raises:
        UploadOverError: they are not all there, unless the whole is there already.
    """
    count = -(-size // part_size)
    wanted = [part for part in there if part.number <= count]
    sizes = [part_size] * (count - 1) + [size - (count - 1) * part_size]
    if not 0 < count <= MOST_PARTS or [part.size for part in wanted] != sizes:
        raise UploadOverError
    return wanted


def _not_as_announced() -> Problem:
    return Problem(409, "mismatch", "This is not what was announced.")


def _something_else() -> Problem:
    return Problem(409, "mismatch", "The store has something else than what was announced.")


def _missing() -> Problem:
    return Problem(409, "not_uploaded", "Not all bytes have arrived yet.")
