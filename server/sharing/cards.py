"""What a chat shows of a drop when its link is pasted: OpenGraph and Twitter cards."""

from typing import Final

from server.drops.model import Drop
from server.pages.views import Medium, SocialCard
from server.pages.wording import KINDS, size_in_words
from server.sharing.addresses import Addresses, Form
from server.sharing.disposition import harmless_name
from server.sharing.kinds import Kind, Presentation

_TYPES: Final = {Kind.AUDIO: "music.song", Kind.VIDEO: "video.other", Kind.NOTE: "article"}
_EXCERPT: Final = 200
_WIDE: Final = (1280, 720)
"""What a film is taken for whose size nobody told: without any, some chats do not play it."""
_SOUND: Final = (640, 120)


def size_of(drop: Drop, kind: Kind) -> tuple[int, int] | None:
    """Width and height in pixels, where there is something to see."""
    if kind is Kind.AUDIO:
        return _SOUND
    if drop.width is not None and drop.height is not None:
        return drop.width, drop.height
    return _WIDE if kind is Kind.VIDEO else None


def social_card(
    drop: Drop, shown: Presentation, addresses: Addresses, text: str | None = None
) -> SocialCard:
    """The card of a drop that everybody with the link may see.

    Args:
        drop: which one.
        shown: how it is presented.
        addresses: where its content is.
        text: the beginning of a text.
    """
    plays = shown.kind in (Kind.AUDIO, Kind.VIDEO)
    content = Medium(
        addresses.public(drop, Form.RAW),
        shown.media_type,
        *(size_of(drop, shown.kind) or (None, None)),
    )
    image = content if shown.kind is Kind.IMAGE else None
    if image is None and drop.thumbnail is not None:
        image = Medium(addresses.public(drop, Form.THUMBNAIL), drop.thumbnail.content_type)
    return SocialCard(
        type=_TYPES.get(shown.kind, "website"),
        title=harmless_name(drop.name),
        description=_excerpt(text)
        or f"{KINDS.get(shown.kind, 'File')}, {size_in_words(drop.size)}",
        url=addresses.link(drop),
        image=image,
        video=content if shown.kind is Kind.VIDEO else None,
        audio=content if shown.kind is Kind.AUDIO else None,
        player=addresses.embed(drop) if plays and addresses.is_secure else None,
        oembed=addresses.oembed(drop),
    )


def _excerpt(text: str | None) -> str:
    words = " ".join((text or "")[: 4 * _EXCERPT].split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"
