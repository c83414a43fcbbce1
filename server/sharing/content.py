"""`/{slug}/raw`, `/{slug}/download`, `/{slug}/thumbnail`: bytes, as fast as they come."""

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from server.drops.model import Drop, DropKind
from server.services import Services
from server.sharing.addresses import Addresses, Form
from server.sharing.answers import Answers
from server.sharing.counting import Counting
from server.sharing.door import Door
from server.sharing.notes import note_response
from server.sharing.refusals import NoSuchDrop, ReaderLeft, Refusal
from server.sharing.requests import is_waiting
from server.sharing.sources import source_of
from server.sharing.stored import stored_forms
from server.sharing.transfer import send_stored


class Content:
    """An ASGI application that serves one form of a drop's content."""

    def __init__(
        self,
        services: Services,
        door: Door,
        answers: Answers,
        addresses: Addresses,
        counting: Counting,
        form: Form,
    ) -> None:
        self._database = services.database
        self._door = door
        self._answers = answers
        self._addresses = addresses
        self._form = form
        self._count = counting.content if form in (Form.RAW, Form.DOWNLOAD) else None
        self._stored = stored_forms(addresses, form)
        self._source = source_of(services)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a GET or HEAD request."""
        try:
            drop = await self._door.open(scope, receive)
            elsewhere = await self._elsewhere(drop, scope)
            if elsewhere is not None:
                await self._answers.redirect(elsewhere)(scope, receive, send)
                return
            if drop.kind is DropKind.FILE:
                await send_stored(self._stored(drop), self._source, scope, receive, send)
            else:
                await (await self._written(drop, scope))(scope, receive, send)
            if self._count is not None:
                self._count(scope, drop)
        except FileNotFoundError:  # deleted between the look-up and now
            await self._answers.refusal(NoSuchDrop(), scope)(scope, receive, send)
        except ReaderLeft:
            return
        except Refusal as refusal:
            await self._answers.refusal(refusal, scope)(scope, receive, send)

    async def _written(self, drop: Drop, scope: Scope) -> Response:
        """What is in the database rather than in the store."""
        if self._form not in (Form.RAW, Form.DOWNLOAD):
            raise NoSuchDrop
        if drop.kind is DropKind.LINK:
            return self._answers.redirect(drop.target or "", 302)
        attachment = self._form is Form.DOWNLOAD
        return await note_response(
            self._database, self._addresses, drop, scope, attachment=attachment
        )

    async def _elsewhere(self, drop: Drop, scope: Scope) -> str | None:
        """The address to go to instead, if this is not the place."""
        if not self._addresses.may_serve_content(scope):
            return self._addresses.public(drop, self._form, await self._door.passes_for(drop))
        if is_waiting(scope):
            return self._addresses.on_page(drop, self._form)
        return None
