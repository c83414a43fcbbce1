"""From what a client wants to change of a drop to the columns that change."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from server.api.new_drop import not_obscure
from server.api.schemas import DropChange
from server.drops import notes
from server.drops.model import Drop, DropKind, Privacy
from server.drops.slugs import check_slug
from server.drops.targets import check_target
from server.errors import Problem
from server.ids import OBSCURE_SLUG_LENGTH, new_slug
from server.passwords import hash_password
from server.settings import Settings


async def changes(drop: Drop, change: DropChange, settings: Settings) -> dict[str, Any]:
    """The columns that change, and their new values.

    Raises:
        Problem: it cannot be changed so.
    """
    values = _content(drop, change, settings) | _access(drop, change)
    if change.name is not None:
        values["name"] = change.name
    given = change.model_fields_set
    if "expires_in" in given:
        ends = change.expires_in
        values["expires_at"] = datetime.now(UTC) + timedelta(seconds=ends) if ends else None
    if "max_views" in given:
        values |= {"max_views": change.max_views, "opened": 0}
    if change.password is not None:
        values["password_hash"] = await asyncio.to_thread(hash_password, change.password)
    return values


def _content(drop: Drop, change: DropChange, settings: Settings) -> dict[str, Any]:
    if change.content is not None:
        if drop.kind is not DropKind.NOTE:
            raise Problem(422, "not_a_note", "Only a note's content can be changed.")
        size, sha256 = notes.facts_of(change.content)
        return {"size": size, "sha256": sha256, "ready_at": datetime.now(UTC)}
    if change.target is not None:
        if drop.kind is not DropKind.LINK:
            raise Problem(422, "not_a_link", "Only a link leads elsewhere.")
        ours = (settings.base_url, settings.content_base_url)
        return {"target": check_target(change.target, ours)}
    return {}


def _access(drop: Drop, change: DropChange) -> dict[str, Any]:
    """Who can open it, and by which link."""
    privacy = change.privacy or drop.privacy
    if change.password is not None and privacy is not Privacy.PRIVATE:
        raise Problem(422, "password", "Only private drops have a password.")
    if privacy is Privacy.PRIVATE and change.password is None and drop.password_hash is None:
        raise Problem(422, "password", "A private drop needs a password.")
    values: dict[str, Any] = {}
    if change.privacy is not None:
        values["privacy"] = privacy.value
        if privacy is not Privacy.PRIVATE:
            values["password_hash"] = None
        if privacy is not Privacy.PUBLIC and len(drop.slug) < OBSCURE_SLUG_LENGTH:
            values["slug"] = new_slug(OBSCURE_SLUG_LENGTH)  # the short link must not go on working
    if change.slug is not None and change.slug != drop.slug:
        if privacy is Privacy.OBSCURE:
            raise not_obscure()
        values["slug"] = check_slug(change.slug)
    return values
