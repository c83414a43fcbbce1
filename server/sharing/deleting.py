"""`/delete/{id}/{seal}`: deletion links, for uploaders that keep no account.

Opening one shows what would be deleted and asks; only the button deletes. What follows links by
itself, such as a chat that unfurls them, deletes nothing.
"""

from starlette.requests import Request
from starlette.responses import Response

from server.drops.model import Drop
from server.drops.removal import remove_content
from server.pages.render import deletion_page, message_page
from server.services import Services
from server.sharing.answers import Answers
from server.sharing.disposition import harmless_name
from server.sharing.misses import Misses
from server.sharing.refusals import NoSuchDrop, Refusal

_DELETED = "It is gone: the link leads nowhere from now on, and the file has been taken away."


class Deleting:
    """Asks, and deletes."""

    def __init__(self, services: Services, answers: Answers, misses: Misses) -> None:
        self._services = services
        self._answers = answers
        self._misses = misses

    async def ask(self, request: Request) -> Response:
        """The page with the button."""
        try:
            drop = await self._found(request)
        except Refusal as refusal:
            return self._answers.refusal(refusal, request.scope)
        return self._answers.page(deletion_page(harmless_name(drop.name), request.url.path))

    async def delete(self, request: Request) -> Response:
        """Deletes."""
        try:
            drop = await self._found(request)
        except Refusal as refusal:
            return self._answers.refusal(refusal, request.scope)
        gone = await self._services.catalog.remove(drop.owner_id, drop.id)
        if gone is not None:
            await remove_content(gone, self._services)
        return self._answers.page(message_page("Deleted", _DELETED))

    async def _found(self, request: Request) -> Drop:
        self._misses.check(request.scope)
        drop_id, seal = request.path_params["drop_id"], request.path_params["seal"]
        drop = None
        if self._services.deletion.admits(drop_id, seal):
            drop = await self._services.catalog.by_id(drop_id)
        if drop is None:
            self._misses.note(request.scope)
            raise NoSuchDrop
        return drop
