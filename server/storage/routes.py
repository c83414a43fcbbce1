"""`PUT /storage/{key}`: takes exactly the object or the part that was granted."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from server.errors import Problem, disk_full, is_out_of_room
from server.services import Services
from server.storage.base import UploadBusyError, UploadOverError
from server.storage.body import Batch, batches, wrong_length
from server.storage.folder import FolderStorage
from server.storage.incoming import IncomingFile
from server.storage.incoming_parts import IncomingPart
from server.storage.signing import Grant, PartGrant


def routes(services: Services) -> list[Route]:
    """The one route of the folder store; other stores take bytes themselves."""
    storage = services.storage
    if not isinstance(storage, FolderStorage):
        return []

    async def put(request: Request) -> Response:
        key = request.path_params["key"]
        grant = storage.signer.open(key, request.query_params)
        _check_headers(request, grant)
        if storage.has(key):
            raise _already_there()
        body = batches(request.receive, grant, services.arrivals)
        try:
            if grant.part is None:
                await _receive(storage, grant, body)
            else:
                await _receive_part(storage, grant, grant.part, body)
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


async def _receive(storage: FolderStorage, grant: Grant, body: AsyncIterator[Batch]) -> None:
    """Writes the body to a temporary file, each batch in a thread, then takes it in."""
    batch = await anext(body)
    # What is small is one batch: one trip to a thread for all that is to be done.
    incoming = storage.receive()
    try:
        async for following in body:
            await asyncio.to_thread(incoming.write, batch)
            batch = following
        await asyncio.to_thread(_finish, storage, grant, incoming, batch)
    finally:
        incoming.discard()


async def _receive_part(
    storage: FolderStorage, grant: Grant, which: PartGrant, body: AsyncIterator[Batch]
) -> None:
    """Writes the body to its place in the file, each batch in a thread."""
    incoming = await asyncio.to_thread(storage.receive_part, which)
    try:
        async for batch in body:
            await asyncio.to_thread(incoming.write, batch)
        await asyncio.to_thread(_finish_part, grant, incoming)
    finally:
        incoming.discard()
    storage.hash_ahead(which)


def _finish(storage: FolderStorage, grant: Grant, incoming: IncomingFile, rest: Batch) -> None:
    incoming.write(rest)
    _check(grant, incoming)
    incoming.finish()
    if not storage.take_in(grant.key, incoming):
        raise _already_there()


def _finish_part(grant: Grant, incoming: IncomingPart) -> None:
    _check(grant, incoming)
    incoming.finish()


def _check(grant: Grant, incoming: IncomingFile | IncomingPart) -> None:
    if incoming.size != grant.size:
        raise wrong_length()
    if incoming.sha256 != grant.sha256:
        raise Problem(400, "checksum_mismatch", "The bytes are not those that were announced.")


def _check_headers(request: Request, grant: Grant) -> None:
    if request.headers.get("content-length") != str(grant.size):
        raise wrong_length()
    if request.headers.get("content-type", "") != grant.content_type:
        raise Problem(400, "wrong_type", "The Content-Type is not the one that was announced.")


def _already_there() -> Problem:
    return Problem(412, "already_uploaded", "This address was used already.")
