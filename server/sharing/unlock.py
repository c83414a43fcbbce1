"""`POST /{slug}/unlock`: the password of a private drop, for a cookie that opens it."""

from typing import Final
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from server.drops.model import Drop
from server.pages.render import password_page
from server.pages.wording import minutes_in_words
from server.passwords import is_password
from server.services import Services
from server.sharing.addresses import Addresses
from server.sharing.answers import Answers
from server.sharing.attempts import TooMany, forget_attempt, note_attempt
from server.sharing.door import Door
from server.sharing.passes import Passes, cookie_name, hand_out, is_locked
from server.sharing.refusals import Refusal
from server.sharing.requests import FORM

_LONGEST_PASSWORD: Final = 1024
_AT_A_TIME: Final = 2
"""Each look at a password takes 16 MB and keeps a processor busy."""


class Unlock:
    """Looks at passwords."""

    def __init__(
        self,
        services: Services,
        door: Door,
        passes: Passes,
        answers: Answers,
        addresses: Addresses,
    ) -> None:
        self._database = services.database
        self._door = door
        self._passes = passes
        self._answers = answers
        self._addresses = addresses
        self._limiter: CapacityLimiter | None = None

    async def answer(self, request: Request) -> Response:
        """Answers with a cookie for a right password, 403 for a wrong one, 429 for too many."""
        try:
            drop = await self._door.find(request.scope)
        except Refusal as refusal:
            return self._answers.refusal(refusal, request.scope)
        if not is_locked(drop):
            return self._answers.redirect(self._addresses.page(drop))
        password = _password(request.headers.get("content-type", ""), await request.body())
        if password is None:
            return self._refuse(drop, "Type the password.", 400)
        try:
            right = await self._is_right(drop, password)
        except TooMany as too_many:
            wait = minutes_in_words(too_many.seconds)
            return self._refuse(
                drop,
                f"Too many wrong passwords. Try again in {wait}.",
                429,
                {"Retry-After": str(too_many.seconds)},
            )
        if not right:
            return self._refuse(drop, "That is not the password.", 403)
        return await self._let_in(drop)

    async def _is_right(self, drop: Drop, password: str) -> bool:
        attempt = await self._database.write(note_attempt, drop.id)
        if drop.password_hash is None:
            return False
        if self._limiter is None:
            self._limiter = CapacityLimiter(_AT_A_TIME)
        right = await to_thread.run_sync(
            is_password, password, drop.password_hash, limiter=self._limiter
        )
        if right:
            await self._database.write(forget_attempt, attempt)
        return right

    async def _let_in(self, drop: Drop) -> Response:
        response = self._answers.redirect(self._addresses.page(drop))
        given_pass = await self._passes.issue(drop)
        secure = self._addresses.is_secure
        hand_out(response, cookie_name(drop), given_pass, drop, secure=secure)
        return response

    def _refuse(
        self, drop: Drop, problem: str, status: int, headers: dict[str, str] | None = None
    ) -> Response:
        body = password_page(self._addresses.unlock(drop), problem)
        return self._answers.page(body, status, headers)


def _password(content_type: str, body: bytes) -> str | None:
    if content_type.partition(";")[0].strip().lower() != FORM:
        return None
    try:
        fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=8)
    except ValueError:
        return None
    password = fields.get("password", [""])[0]
    return password if 0 < len(password) <= _LONGEST_PASSWORD else None
