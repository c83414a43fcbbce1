"""From what a client wants to share to the drop that is noted."""

import asyncio
import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from server.accounts.model import Account
from server.accounts.quota import check_size
from server.api.schemas import DropIn
from server.drops import notes
from server.drops.model import Drop, DropKind, Privacy, State, Thumbnail
from server.drops.rows import thumbnail_key
from server.drops.slugs import check_slug
from server.drops.targets import check_target
from server.drops.uploads import LARGEST_SINGLE, Upload, part_size_for
from server.errors import Problem
from server.ids import OBSCURE_SLUG_LENGTH, PUBLIC_SLUG_LENGTH, new_id, new_slug
from server.passwords import hash_password
from server.services import Services
from server.settings import Settings
from server.storage.keys import new_key

_EMPTY_SHA256 = hashlib.sha256().hexdigest()
_LINK_TYPE = "text/uri-list"


async def new_drop(wanted: DropIn, account: Account, services: Services) -> Drop:
    """The drop that is wanted: a file yet to arrive, a note or a link that is ready at once.

    Raises:
        Problem: it cannot be shared so.
    """
    _check_privacy(wanted)
    settings = services.settings
    drop = _blank(wanted, account)
    match wanted.kind:
        case DropKind.FILE:
            drop = _file(drop, wanted, settings)
        case DropKind.NOTE:
            drop = _note(drop, wanted)
        case DropKind.LINK:
            drop = _link(drop, wanted, settings)
    if wanted.password is not None:
        hashed = await asyncio.to_thread(hash_password, wanted.password)
        drop = replace(drop, password_hash=hashed)
    return drop


def upload_in_parts(drop: Drop, wanted: DropIn, services: Services) -> Upload | None:
    """How a new drop comes in parts; None when it comes in one piece or is there."""
    if drop.is_ready or (wanted.size is not None and wanted.size <= LARGEST_SINGLE):
        return None
    part_size = part_size_for(
        wanted.size,
        largest=services.settings.max_size,
        smallest_part=services.storage.smallest_part,
    )
    return Upload(drop.id, part_size, wanted.size)


def slug_length(privacy: Privacy) -> int:
    """How long a link has to be."""
    return PUBLIC_SLUG_LENGTH if privacy is Privacy.PUBLIC else OBSCURE_SLUG_LENGTH


def not_obscure() -> Problem:
    """Somebody wants a link that is easy to say and impossible to guess."""
    return Problem(
        422, "slug_not_obscure", "An obscure drop has a long random link, none of your own."
    )


def _check_privacy(wanted: DropIn) -> None:
    if (wanted.privacy is Privacy.PRIVATE) != (wanted.password is not None):
        raise Problem(422, "password", "Private drops have a password, others have none.")
    if wanted.slug is not None:
        check_slug(wanted.slug)
        if wanted.privacy is Privacy.OBSCURE:
            raise not_obscure()


def _blank(wanted: DropIn, account: Account) -> Drop:
    drop_id = new_id()
    now = datetime.now(UTC)
    return Drop(
        id=drop_id,
        owner_id=account.id,
        kind=wanted.kind,
        slug=wanted.slug or new_slug(slug_length(wanted.privacy)),
        name=wanted.name or "",
        target=None,
        content_type=wanted.content_type,
        size=0,
        sha256=None,
        state=State.READY,
        privacy=wanted.privacy,
        password_hash=None,
        expires_at=now + timedelta(seconds=wanted.expires_in) if wanted.expires_in else None,
        max_views=wanted.max_views,
        created_at=now,
        ready_at=now,
        key=new_key(drop_id),
        thumbnail=None,
        tags=wanted.tags,
    )


def _file(drop: Drop, wanted: DropIn, settings: Settings) -> Drop:
    if wanted.size is None and wanted.sha256 is not None:
        raise Problem(422, "checksum_wrong", "A file that still grows has no SHA-256 yet.")
    if wanted.size is not None:
        if wanted.sha256 is None and wanted.size <= LARGEST_SINGLE:
            raise Problem(422, "checksum_missing", "The SHA-256 of the file has to be announced.")
        check_size(settings.max_size, wanted.size)
    if wanted.size == 0 and wanted.sha256 != _EMPTY_SHA256:
        raise Problem(422, "checksum_wrong", "That is not the SHA-256 of an empty file.")
    small = wanted.thumbnail
    return replace(
        drop,
        size=wanted.size or 0,
        sha256=wanted.sha256,
        state=State.ARRIVING,
        ready_at=None,
        width=wanted.width,
        height=wanted.height,
        thumbnail=(
            Thumbnail(thumbnail_key(drop.key), small.content_type, small.size, small.sha256)
            if small is not None
            else None
        ),
    )


def _note(drop: Drop, wanted: DropIn) -> Drop:
    text = wanted.content or ""
    size, sha256 = notes.facts_of(text)
    return replace(
        drop,
        name=wanted.name or notes.title_of(text),
        content_type=notes.CONTENT_TYPE,
        size=size,
        sha256=sha256,
    )


def _link(drop: Drop, wanted: DropIn, settings: Settings) -> Drop:
    target = check_target(wanted.target or "", (settings.base_url, settings.content_base_url))
    name = wanted.name or (urlsplit(target).hostname or target)[:255]
    return replace(drop, name=name, target=target, content_type=_LINK_TYPE)
