"""`/{slug}`: the page of a drop, or where its link leads. `/{slug}+` is raw, `/{slug}-` tells."""

from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.drops.model import Drop, DropKind
from server.pages.render import info_page, open_page, password_page, used_up_page
from server.services import Services
from server.sharing.addresses import Addresses, Form
from server.sharing.answers import Answers
from server.sharing.counting import Counting
from server.sharing.door import Door
from server.sharing.drop_pages import DropPages
from server.sharing.opening import opened_count
from server.sharing.passes import is_guarded
from server.sharing.refusals import Locked, ReaderLeft, Refusal, Unopened
from server.sharing.requests import is_waiting, slug_of

_RAW: Final = "+"
_INFO: Final = "-"


class Pages:
    """An ASGI application that shows a drop to people.

    Args:
        services: what the server is made of.
        door: opens drops.
        pages: makes their pages.
        answers: makes answers.
        addresses: makes addresses.
        counting: counts views.
        raw: serves content, for links that end in a plus.
    """

    def __init__(
        self,
        services: Services,
        door: Door,
        pages: DropPages,
        answers: Answers,
        addresses: Addresses,
        counting: Counting,
        raw: ASGIApp,
    ) -> None:
        self._database = services.database
        self._door = door
        self._answers = answers
        self._addresses = addresses
        self._counting = counting
        self._raw = raw
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a GET or HEAD request."""
        slug = slug_of(scope)
        asked_for = slug[-1:]
        try:
            if asked_for in (_RAW, _INFO):
                scope["path_params"]["slug"] = slug[:-1]
            if asked_for == _RAW:
                response = await self._raw_or_there(scope)
            else:
                response = await self._response(scope, receive, info=asked_for == _INFO)
        except ReaderLeft:
            return
        await (response or self._raw)(scope, receive, send)

    async def _raw_or_there(self, scope: Scope) -> Response | None:
        """Where raw content is, if the reader's cookies do not come here; otherwise None."""
        try:
            drop = await self._door.find(scope)
        except Refusal as refusal:
            return self._answers.refusal(refusal, scope)
        if is_guarded(drop):
            return self._answers.redirect(self._addresses.on_page(drop, Form.RAW))
        return None

    async def _response(self, scope: Scope, receive: Receive, *, info: bool) -> Response:
        try:
            drop = await self._door.open(scope, receive)
            if is_waiting(scope) or not self._addresses.may_serve_pages(scope):
                return self._answers.redirect(self._addresses.page(drop))
            if info:
                return self._answers.page(info_page(await self._pages.view(drop)))
            response = await self._shown(drop)
            self._counting.page(scope, drop)
        except Locked as locked:
            return self._answers.page(password_page(self._addresses.unlock(locked.drop)))
        except Unopened as unopened:
            return await self._closed(unopened.drop)
        except ReaderLeft:
            raise
        except Refusal as refusal:
            return self._answers.refusal(refusal, scope)
        return response

    async def _shown(self, drop: Drop) -> Response:
        # A form may not send its reader elsewhere, and behind a guarded link there was one.
        if drop.kind is DropKind.LINK and not is_guarded(drop):
            return self._answers.redirect(drop.target or "", 302)
        return self._answers.page(await self._pages.page(drop))

    async def _closed(self, drop: Drop) -> Response:
        """What a drop shows whose views are limited, before a click: looking at it is no view."""
        left = (drop.max_views or 0) - await self._database.read(opened_count, drop.id)
        if left <= 0:
            return self._answers.page(used_up_page(), 410)
        return self._answers.page(open_page(self._addresses.view(drop), left))
