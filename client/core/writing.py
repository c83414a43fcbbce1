"""Notes and short links as they are asked for, with what the settings say about the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from client.core.sharing import privacy_of
from uploader.model import Written

if TYPE_CHECKING:
    from client.config.settings import Settings
    from client.core.requests import ShareOptions


def written(kind: str, content: str, options: ShareOptions, settings: Settings) -> Written:
    """What is to be made.

    Args:
        kind: `note` or `link`.
        content: what the note says, or where the link leads.
        options: how it is shared.
        settings: how things are shared unless it was said otherwise.
    """
    return Written(
        kind=kind,
        content=content,
        name=options.name,
        privacy=privacy_of(options, settings),
        password=options.password,
        expires_in=options.expires_in,
        max_views=options.max_views,
        slug=options.slug,
        tags=options.tags,
    )
