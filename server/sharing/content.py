"""`/{slug}/raw`, `/{slug}/download` and `/{slug}/thumbnail`: bytes, as fast as they come."""

from starlette.types import Receive, Scope, Send

from server.drops.model import Drop
from server.services import Services
from server.sharing.addresses import Addresses, Form
from server.sharing.answers import Answers
from server.sharing.door import Door
from server.sharing.passes import Passes, is_locked
from server.sharing.refusals import NoSuchDrop, ReaderLeft, Refusal
from server.sharing.requests import is_waiting
from server.sharing.stored import stored_forms
from server.sharing.transfer import send_stored


class Content:
    """An ASGI application that serves one form of a drop's content."""

    def __init__(
        self,
        services: Services,
        door: Door,
        passes: Passes,
        answers: Answers,
        addresses: Addresses,
        form: Form,
    ) -> None:
        self._door = door
        self._passes = passes
        self._answers = answers
        self._addresses = addresses
        self._form = form
        self._stored = stored_forms(services.storage, addresses, form)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a GET or HEAD request."""
        try:
            drop = await self._door.open(scope, receive)
            elsewhere = await self._elsewhere(drop, scope)
            if elsewhere is not None:
                await self._answers.redirect(elsewhere)(scope, receive, send)
            else:
                await send_stored(self._stored(drop), scope, receive, send)
        except FileNotFoundError:  # deleted between the look-up and now
            await self._answers.refusal(NoSuchDrop(), scope)(scope, receive, send)
        except ReaderLeft:
            return
        except Refusal as refusal:
            await self._answers.refusal(refusal, scope)(scope, receive, send)

    async def _elsewhere(self, drop: Drop, scope: Scope) -> str | None:
        """The address to go to instead, if this is not the place."""
        if not self._addresses.may_serve_content(scope):
            given_pass = await self._passes.issue(drop) if is_locked(drop) else None
            return self._addresses.public(drop, self._form, given_pass)
        if is_waiting(scope):
            return self._addresses.on_page(drop, self._form)
        return None
