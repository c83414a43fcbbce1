"""`PUT /storage/{key}`: takes exactly the object or the part that was granted."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from server.drops.arrivals import Arrivals
from server.errors import Problem, disk_full, is_out_of_room
from server.services import Services
from server.storage.base import UploadBusyError, UploadOverError
from server.storage.folder import FolderStorage
from server.storage.incoming import IncomingFile
from server.storage.incoming_parts import IncomingPart
from server.storage.signing import Grant, PartGrant

_BATCH = 1024 * 1024
_PATIENCE_SECONDS = 30.0
"""How long nothing may come. Below the minute that clients wait for an answer, so that a part whose
connection died unnoticed is free again before it comes anew."""


def routes(services: Services) -> list[Route]:
    """The one route of the folder store; other stores take bytes themselves."""
    storage = services.storage
    if not isinstance(storage, FolderStorage):
        return []

    async def put(request: Request) -> Response:
        key = request.path_params["key"]
        grant = storage.signer.open(key, request.query_params)
        _check_headers(request, grant)
        if await asyncio.to_thread(storage.has, key):
            raise _already_there()
        stream = _noting(services.arrivals, grant, _patient(request))
        try:
            if grant.part is None:
                await _receive(storage, grant, stream)
            else:
                await _receive_part(storage, grant, grant.part, stream)
        except ClientDisconnect:
            return Response(status_code=400)
        except TimeoutError:
            raise Problem(408, "too_slow", "Nothing came for too long.") from None
        except UploadOverError:
            raise Problem(410, "upload_over", "This upload is over.") from None
        except UploadBusyError:
            busy = "This part is being received already."
            raise Problem(503, "busy", busy, {"Retry-After": "1"}) from None
        except OSError as error:
            raise (disk_full() if is_out_of_room(error) else error) from error
        return Response(status_code=200, headers={"ETag": f'"{grant.sha256}"'})

    return [Route("/storage/{key:path}", put, methods=["PUT"])]


async def _patient(request: Request) -> AsyncIterator[bytes]:
    """The request's body, as long as it comes.

    Raises:
        TimeoutError: it does not.
    """
    stream = request.stream()
    while True:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                chunk = await anext(stream)
        except StopAsyncIteration:
            return
        yield chunk


async def _noting(
    arrivals: Arrivals, grant: Grant, stream: AsyncIterator[bytes]
) -> AsyncIterator[bytes]:
    """The stream; readers who wait are told meanwhile how much of the drop has come."""
    drop_id = grant.key.rpartition("/")[2]
    number = grant.part.number if grant.part is not None else 0
    received = 0
    try:
        async for chunk in stream:
            received += len(chunk)
            arrivals.note_progress(drop_id, received, number)
            yield chunk
    finally:
        if received != grant.size:
            arrivals.note_progress(drop_id, 0, number)


async def _receive(storage: FolderStorage, grant: Grant, stream: AsyncIterator[bytes]) -> None:
    """Writes the stream to a temporary file in batches, each in a thread, then takes it in."""
    batch = bytearray()
    incoming: IncomingFile | None = None
    try:
        async for chunk in stream:
            batch += chunk
            if len(batch) >= _BATCH:
                if incoming is None:
                    incoming = await asyncio.to_thread(storage.receive)
                _check_length(incoming.size + len(batch), grant, at_most=True)
                await asyncio.to_thread(incoming.write, batch)
                batch = bytearray()
        # What is small comes here in one batch: one trip to a thread for all that is left to do.
        if incoming is None:
            incoming = storage.receive()
        await asyncio.to_thread(_finish, storage, grant, incoming, batch)
    finally:
        if incoming is not None:
            incoming.discard()


async def _receive_part(
    storage: FolderStorage, grant: Grant, which: PartGrant, stream: AsyncIterator[bytes]
) -> None:
    """Writes the stream to its place in the file, in batches, each in a thread."""
    incoming = await asyncio.to_thread(storage.receive_part, which)
    try:
        batch = bytearray()
        async for chunk in stream:
            batch += chunk
            _check_length(incoming.size + len(batch), grant, at_most=True)
            if len(batch) >= _BATCH:
                await asyncio.to_thread(incoming.write, batch)
                batch = bytearray()
        await asyncio.to_thread(_finish_part, grant, incoming, batch)
    finally:
        incoming.discard()
    storage.hash_ahead(which)


def _finish(storage: FolderStorage, grant: Grant, incoming: IncomingFile, rest: bytearray) -> None:
    _check(grant, incoming, rest)
    incoming.finish()
    if not storage.take_in(grant.key, incoming):
        raise _already_there()


def _finish_part(grant: Grant, incoming: IncomingPart, rest: bytearray) -> None:
    _check(grant, incoming, rest)
    incoming.finish()


def _check(grant: Grant, incoming: IncomingFile | IncomingPart, rest: bytearray) -> None:
    incoming.write(rest)
    _check_length(incoming.size, grant, at_most=False)
    if incoming.sha256 != grant.sha256:
        raise Problem(400, "checksum_mismatch", "The bytes are not those that were announced.")


def _check_headers(request: Request, grant: Grant) -> None:
    if request.headers.get("content-length") != str(grant.size):
        raise _wrong_length()
    if request.headers.get("content-type", "") != grant.content_type:
        raise Problem(400, "wrong_type", "The Content-Type is not the one that was announced.")


def _check_length(size: int, grant: Grant, *, at_most: bool) -> None:
    if size > grant.size or (not at_most and size != grant.size):
        raise _wrong_length()


def _wrong_length() -> Problem:
    return Problem(400, "wrong_length", "The length is not the one that was announced.")


def _already_there() -> Problem:
    return Problem(412, "already_uploaded", "This address was used already.")
