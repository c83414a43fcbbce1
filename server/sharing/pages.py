"""`/{slug}`: the page of a drop."""

import os

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from server.drops.model import Drop
from server.pages.highlight.highlighter import Highlighter
from server.pages.render import drop_page, password_page
from server.pages.text import SHOWN_BYTES
from server.pages.text_view import text_view
from server.pages.views import DropView, TextView
from server.services import Services
from server.sharing.addresses import Addresses, Form
from server.sharing.answers import Answers
from server.sharing.cards import social_card
from server.sharing.disposition import harmless_name
from server.sharing.door import Door
from server.sharing.files import open_file, read
from server.sharing.kinds import Kind, presentation
from server.sharing.passes import Passes, is_locked
from server.sharing.refusals import Locked, NoSuchDrop, ReaderLeft, Refusal
from server.sharing.requests import is_waiting


class Pages:
    """An ASGI application that shows a drop to people."""

    def __init__(
        self,
        services: Services,
        door: Door,
        passes: Passes,
        answers: Answers,
        addresses: Addresses,
    ) -> None:
        self._storage = services.storage
        self._door = door
        self._passes = passes
        self._answers = answers
        self._addresses = addresses
        self._highlighter = Highlighter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a GET or HEAD request."""
        try:
            response = await self._response(scope, receive)
        except ReaderLeft:
            return
        await response(scope, receive, send)

    async def _response(self, scope: Scope, receive: Receive) -> Response:
        try:
            drop = await self._door.open(scope, receive)
            if is_waiting(scope) or not self._addresses.may_serve_pages(scope):
                return self._answers.redirect(self._addresses.page(drop))
            return self._answers.page(await self._page(drop))
        except Locked as locked:
            return self._answers.page(password_page(self._addresses.unlock(locked.drop)))
        except ReaderLeft:
            raise
        except Refusal as refusal:
            return self._answers.refusal(refusal, scope)

    async def _page(self, drop: Drop) -> bytes:
        shown = presentation(drop.name, drop.content_type)
        text = await self._text(drop) if shown.kind is Kind.TEXT else None
        kind = Kind.OTHER if shown.kind is Kind.TEXT and text is None else shown.kind
        locked = is_locked(drop)
        excerpt = text.html.striptags() if text is not None else None
        return drop_page(
            await self._view(drop, kind, shows_raw=shown.inline, locked=locked),
            None if locked else social_card(drop, shown, self._addresses, excerpt),
            text,
        )

    async def _view(self, drop: Drop, kind: Kind, *, shows_raw: bool, locked: bool) -> DropView:
        # Where content has an origin of its own, the cookie does not get there.
        needs_pass = locked and self._addresses.apart
        given_pass = await self._passes.issue(drop) if needs_pass else None
        thumbnail = None
        if drop.thumbnail is not None:
            thumbnail = self._addresses.on_page(drop, Form.THUMBNAIL, given_pass)
        return DropView(
            kind=kind,
            name=harmless_name(drop.name),
            bytes=drop.size,
            created_at=drop.created_at,
            link=self._addresses.link(drop),
            raw=self._addresses.on_page(drop, Form.RAW, given_pass),
            download=self._addresses.on_page(drop, Form.DOWNLOAD, given_pass),
            thumbnail=thumbnail,
            shows_raw=shows_raw,
        )

    async def _text(self, drop: Drop) -> TextView | None:
        try:
            descriptor = open_file(self._storage.locate(drop.key))
        except FileNotFoundError as error:
            raise NoSuchDrop from error
        try:
            head = await read(descriptor, 0, min(drop.size, SHOWN_BYTES))
        finally:
            os.close(descriptor)
        return await text_view(
            self._highlighter,
            name=drop.name,
            head=head,
            size=drop.size,
            digest=drop.sha256 or drop.id,
        )
