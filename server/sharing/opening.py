"""`POST /{slug}/view`: the click that shows a drop whose views are limited, and counts.

Chats, mail programs and virus scanners follow links to see what is behind them. None of them
presses a button, so none of them uses a view up.
"""

from sqlalchemy import Connection, select, update
from starlette.requests import Request
from starlette.responses import Response

from server.database.database import Database
from server.database.tables import drops
from server.drops.model import Drop
from server.pages.render import used_up_page
from server.sharing.addresses import Addresses
from server.sharing.answers import Answers
from server.sharing.door import Door
from server.sharing.passes import Passes, hand_out, opened_cookie_name
from server.sharing.refusals import Refusal
from server.sharing.requests import is_from_elsewhere


class Opening:
    """Counts clicks, and lets those in who clicked in time."""

    def __init__(
        self,
        database: Database,
        door: Door,
        opened: Passes,
        answers: Answers,
        addresses: Addresses,
    ) -> None:
        self._database = database
        self._door = door
        self._opened = opened
        self._answers = answers
        self._addresses = addresses

    async def answer(self, request: Request) -> Response:
        """Answers with a cookie for this drop while there are views left, and 410 afterwards."""
        try:
            drop = await self._door.unlocked(request.scope)
        except Refusal as refusal:
            return self._answers.refusal(refusal, request.scope)
        page = self._answers.redirect(self._addresses.page(drop))
        # A page of somebody else's must not be able to use views up behind a reader's back.
        if drop.max_views is None or not drop.is_ready or is_from_elsewhere(request.scope):
            return page
        if not await self._database.write(take_view, drop.id):
            return self._answers.page(used_up_page(), 410)
        await self._let_in(page, drop)
        return page

    async def _let_in(self, response: Response, drop: Drop) -> None:
        given_pass = await self._opened.issue(drop)
        secure = self._addresses.is_secure
        hand_out(response, opened_cookie_name(drop), given_pass, drop, secure=secure)


def take_view(connection: Connection, drop_id: str) -> bool:
    """Uses one view up; False when there is none left."""
    taken = connection.execute(
        update(drops)
        .where(drops.c.id == drop_id, drops.c.opened < drops.c.max_views)
        .values(opened=drops.c.opened + 1)
    )
    return taken.rowcount == 1


def opened_count(connection: Connection, drop_id: str) -> int:
    """How many views were used up."""
    return connection.scalar(select(drops.c.opened).where(drops.c.id == drop_id)) or 0
