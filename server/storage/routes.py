"""`PUT /storage/{key}`: takes exactly the object that was granted, once."""

import asyncio
import errno
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from server.drops.arrivals import Arrivals
from server.errors import Problem, disk_full
from server.services import Services
from server.storage.folder import FolderStorage
from server.storage.incoming import IncomingFile
from server.storage.signing import Grant

_BATCH = 1024 * 1024
_OUT_OF_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def routes(services: Services) -> list[Route]:
    """The one route of the folder store."""
    storage = services.storage

    async def put(request: Request) -> Response:
        key = request.path_params["key"]
        grant = storage.signer.open(key, request.query_params)
        _check_headers(request, grant)
        if await asyncio.to_thread(storage.has, key):
            raise _already_there()
        try:
            await _receive(storage, grant, _noting(services.arrivals, key, request))
        except ClientDisconnect:
            return Response(status_code=400)
        except OSError as error:
            raise (disk_full() if error.errno in _OUT_OF_ROOM else error) from error
        return Response(status_code=200, headers={"ETag": f'"{grant.sha256}"'})

    return [Route("/storage/{key:path}", put, methods=["PUT"])]


async def _noting(arrivals: Arrivals, key: str, request: Request) -> AsyncIterator[bytes]:
    """The request's body; readers who wait are told meanwhile how much of it has come."""
    drop_id = key.rpartition("/")[2]
    received = 0
    try:
        async for chunk in request.stream():
            received += len(chunk)
            arrivals.note_progress(drop_id, received)
            yield chunk
    finally:
        arrivals.forget_progress(drop_id)


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
                await asyncio.to_thread(incoming.write, batch)
                _check_length(incoming.size, grant, at_most=True)
                batch = bytearray()
        # What is small comes here in one batch: one trip to a thread for all that is left to do.
        if incoming is None:
            incoming = storage.receive()
        await asyncio.to_thread(_finish, storage, grant, incoming, batch)
    finally:
        if incoming is not None:
            incoming.discard()


def _finish(storage: FolderStorage, grant: Grant, incoming: IncomingFile, rest: bytearray) -> None:
    incoming.write(rest)
    _check_length(incoming.size, grant, at_most=False)
    if incoming.sha256 != grant.sha256:
        raise Problem(400, "checksum_mismatch", "The bytes are not those that were announced.")
    incoming.finish()
    if not storage.take_in(grant.key, incoming):
        raise _already_there()


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
