"""What a chat shows of a drop when its link is pasted: OpenGraph and Twitter cards."""

from typing import Final

from server.drops.model import Drop
from server.pages.views import Medium, SocialCard
from server.pages.wording import size_in_words
from server.sharing.addresses import Addresses, Form
from server.sharing.disposition import harmless_name
from server.sharing.kinds import Kind, Presentation

_TYPES: Final = {Kind.AUDIO: "music.song", Kind.VIDEO: "video.other"}
_WORDS: Final = {
    Kind.AUDIO: "Audio",
    Kind.IMAGE: "Image",
    Kind.OTHER: "File",
    Kind.PDF: "PDF",
    Kind.TEXT: "Text",
    Kind.VIDEO: "Video",
}
_EXCERPT: Final = 200


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
    content = Medium(addresses.public(drop, Form.RAW), shown.media_type)
    image = content if shown.kind is Kind.IMAGE else None
    if image is None and drop.thumbnail is not None:
        image = Medium(addresses.public(drop, Form.THUMBNAIL), drop.thumbnail.content_type)
    return SocialCard(
        type=_TYPES.get(shown.kind, "website"),
        title=harmless_name(drop.name),
        description=_excerpt(text) or f"{_WORDS[shown.kind]}, {size_in_words(drop.size)}",
        url=addresses.link(drop),
        image=image,
        video=content if shown.kind is Kind.VIDEO else None,
        audio=content if shown.kind is Kind.AUDIO else None,
    )


def _excerpt(text: str | None) -> str:
    words = " ".join((text or "")[: 4 * _EXCERPT].split())
    return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT].rstrip()}…"
