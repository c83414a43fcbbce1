"""`/{slug}/report`: saying what is wrong with a drop."""

from typing import Final
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

from server.drops.model import Drop
from server.drops.reports import LONGEST_CONTACT, LONGEST_DETAILS, Reason, add_report
from server.pages.render import message_page, report_page
from server.services import Services
from server.sharing.addresses import Addresses
from server.sharing.answers import Answers
from server.sharing.disposition import harmless_name
from server.sharing.door import Door
from server.sharing.misses import Misses
from server.sharing.passes import is_locked
from server.sharing.refusals import Refusal
from server.sharing.requests import FORM

_REASONS: Final = {
    Reason.MALWARE: "It is malware",
    Reason.PHISHING: "It asks for passwords or money",
    Reason.ABUSE: "It is violent, hateful or abusive",
    Reason.COPYRIGHT: "It is somebody else's work",
    Reason.PRIVACY: "It shows somebody who did not agree",
    Reason.OTHER: "Something else",
}
_THANKS: Final = "Thank you. Whoever runs this server will look at it."
_PRIVATE: Final = "A private drop"


class Reporting:
    """Shows the form and notes what it says."""

    def __init__(
        self,
        services: Services,
        door: Door,
        answers: Answers,
        addresses: Addresses,
        misses: Misses,
    ) -> None:
        self._database = services.database
        self._door = door
        self._answers = answers
        self._addresses = addresses
        self._misses = misses

    async def ask(self, request: Request) -> Response:
        """The form."""
        try:
            drop = await self._door.find(request.scope)
        except Refusal as refusal:
            return self._answers.refusal(refusal, request.scope)
        return self._form(drop)

    async def note(self, request: Request) -> Response:
        """Notes a report. Each counts like a link that does not exist: nobody sends thousands."""
        try:
            drop = await self._door.find(request.scope)
        except Refusal as refusal:
            return self._answers.refusal(refusal, request.scope)
        fields = _fields(request.headers.get("content-type", ""), await request.body())
        try:
            reason = Reason(fields.get("reason", ""))
        except ValueError:
            return self._form(drop, "Choose what is wrong.", 400)
        self._misses.note(request.scope)
        await self._database.write(
            add_report, drop, reason, fields.get("details", ""), fields.get("contact", "")
        )
        return self._answers.page(message_page("Reported", _THANKS))

    def _form(self, drop: Drop, problem: str | None = None, status: int = 200) -> Response:
        name = _PRIVATE if is_locked(drop) else harmless_name(drop.name)
        reasons = {reason.value: words for reason, words in _REASONS.items()}
        body = report_page(name, self._addresses.report(drop), reasons, problem)
        return self._answers.page(body, status)


def _fields(content_type: str, body: bytes) -> dict[str, str]:
    if content_type.partition(";")[0].strip().lower() != FORM:
        return {}
    try:
        fields = parse_qs(body.decode("utf-8"), max_num_fields=8)
    except ValueError:
        return {}
    longest = {"reason": 32, "details": LONGEST_DETAILS, "contact": LONGEST_CONTACT}
    return {
        name: fields[name][0].replace("\0", "")[:most]
        for name, most in longest.items()
        if name in fields
    }
