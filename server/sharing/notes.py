"""A note as it is written: `/{slug}/raw` and `/{slug}/download`."""

from typing import Final

from starlette.responses import Response
from starlette.types import Scope

from server.database.database import Database
from server.drops.model import Drop
from server.drops.notes import note_text
from server.sharing.addresses import Addresses
from server.sharing.conditions import http_date, is_unchanged
from server.sharing.headers import content_headers
from server.sharing.passes import is_guarded
from server.sharing.refusals import NoSuchDrop
from server.sharing.requests import header

_SUFFIX: Final = ".md"


async def note_response(
    database: Database, addresses: Addresses, drop: Drop, scope: Scope, *, attachment: bool
) -> Response:
    """What a note says, as plain text.

    Raises:
        NoSuchDrop: it is gone.
    """
    text = await database.read(note_text, drop.id)
    if text is None:
        raise NoSuchDrop
    etag = f'"{drop.sha256}"'
    last_modified = http_date(drop.ready_at or drop.created_at)
    headers = content_headers(
        drop.name if drop.name.endswith(_SUFFIX) else f"{drop.name}{_SUFFIX}",
        drop.content_type,
        attachment=attachment,
        private=is_guarded(drop),
        pages=addresses.pages if addresses.apart else None,
    )
    unchanged = is_unchanged(
        header(scope, b"if-none-match"),
        header(scope, b"if-modified-since"),
        etag=etag,
        last_modified=last_modified,
    )
    response = Response(status_code=304) if unchanged else Response(text)
    response.raw_headers += [
        *(each for each in headers if each[0] != b"accept-ranges"),
        (b"etag", etag.encode()),
        (b"last-modified", last_modified.encode()),
    ]
    return response
