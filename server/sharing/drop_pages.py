"""What a drop's page shows, by its kind."""

from server.drops.model import Drop, DropKind
from server.drops.notes import note_text
from server.pages.highlight.highlighter import Highlighter
from server.pages.render import drop_page
from server.pages.text import SHOWN_BYTES
from server.pages.text_view import markdown_view, plain_view, text_view
from server.pages.views import DropView, TextView
from server.services import Services
from server.sharing.addresses import Addresses, Form
from server.sharing.cards import social_card
from server.sharing.disposition import harmless_name
from server.sharing.door import Door
from server.sharing.kinds import PLAIN_TEXT, Kind, Presentation, presentation
from server.sharing.passes import is_guarded
from server.sharing.refusals import NoSuchDrop


class DropPages:
    """Makes the pages of drops.

    Args:
        services: what the server is made of.
        door: gives passes to where cookies do not get.
        addresses: makes addresses.
    """

    def __init__(self, services: Services, door: Door, addresses: Addresses) -> None:
        self._database = services.database
        self._storage = services.storage
        self._door = door
        self._addresses = addresses
        self._highlighter = Highlighter()

    async def page(self, drop: Drop) -> bytes:
        """The page.

        Raises:
            NoSuchDrop: it is gone.
        """
        shown = how_shown(drop)
        text = await self._text(drop, shown.kind)
        card = None
        if not is_guarded(drop):
            excerpt = text.html.striptags() if text is not None else None
            card = social_card(drop, shown, self._addresses, excerpt)
        return drop_page(await self.view(drop, _template(shown.kind, text)), card, text)

    async def view(self, drop: Drop, kind: Kind | None = None) -> DropView:
        """A drop as its page shows it."""
        shown = how_shown(drop)
        # Where content has an origin of its own, cookies do not get there.
        passes = await self._door.passes_for(drop) if self._addresses.apart else ()
        thumbnail = None
        if drop.thumbnail is not None:
            thumbnail = self._addresses.on_page(drop, Form.THUMBNAIL, passes)
        return DropView(
            kind=kind or shown.kind,
            name=harmless_name(drop.name),
            bytes=drop.size,
            created_at=drop.created_at,
            link=self._addresses.link(drop),
            raw=self._addresses.on_page(drop, Form.RAW, passes),
            download=self._addresses.on_page(drop, Form.DOWNLOAD, passes),
            thumbnail=thumbnail,
            shows_raw=shown.inline,
            report=self._addresses.report(drop),
            target=drop.target,
            width=drop.width,
            height=drop.height,
        )

    async def _text(self, drop: Drop, kind: Kind) -> TextView | None:
        if kind is Kind.NOTE:
            text = await self._database.read(note_text, drop.id)
            if text is None:
                raise NoSuchDrop
            digest = drop.sha256 or drop.id
            made = await markdown_view(self._highlighter, text=text, digest=digest)
            return made or plain_view(text)
        if kind in (Kind.TEXT, Kind.MARKDOWN):
            return await self._text_of_file(drop, kind)
        return None

    async def _text_of_file(self, drop: Drop, kind: Kind) -> TextView | None:
        try:
            head = await self._storage.read(drop.key, 0, min(drop.size, SHOWN_BYTES))
        except FileNotFoundError as error:
            raise NoSuchDrop from error
        digest = drop.sha256 or drop.id
        plain = await text_view(
            self._highlighter, name=drop.name, head=head, size=drop.size, digest=digest
        )
        if kind is Kind.TEXT or plain is None or plain.is_empty:
            return plain
        made = await markdown_view(
            self._highlighter, text=plain.source, digest=digest, truncated=plain.truncated
        )
        return made or plain


def how_shown(drop: Drop) -> Presentation:
    """How a drop is presented."""
    if drop.kind is DropKind.NOTE:
        return Presentation(Kind.NOTE, PLAIN_TEXT, inline=True)
    if drop.kind is DropKind.LINK:
        return Presentation(Kind.LINK, PLAIN_TEXT, inline=False)
    return presentation(drop.name, drop.content_type)


def _template(kind: Kind, text: TextView | None) -> Kind:
    """Which page fits what was found: text that is none is just a file."""
    if kind in (Kind.TEXT, Kind.MARKDOWN) and text is None:
        return Kind.OTHER
    if kind is Kind.MARKDOWN and text is not None and text.language != "Markdown":
        return Kind.TEXT
    return kind
