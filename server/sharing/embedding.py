"""For pages of others: `/{slug}/embed` is a player alone, `/oembed` says how to embed a drop."""

from html import escape
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope

from server.drops.model import Drop
from server.errors import Problem
from server.pages.render import player_page
from server.problems import problem_response
from server.sharing.addresses import Addresses, Form
from server.sharing.answers import Answers
from server.sharing.cards import size_of
from server.sharing.counting import Counting
from server.sharing.disposition import harmless_name
from server.sharing.door import Door
from server.sharing.drop_pages import DropPages, how_shown
from server.sharing.kinds import Kind
from server.sharing.passes import is_guarded
from server.sharing.refusals import NoSuchDrop, ReaderLeft, Refusal

_PLAYED: Final = (Kind.AUDIO, Kind.VIDEO)
_LARGEST: Final = 10_000


class Embedding:
    """Answers those who show drops on pages of their own."""

    def __init__(
        self,
        door: Door,
        pages: DropPages,
        answers: Answers,
        addresses: Addresses,
        counting: Counting,
    ) -> None:
        self._door = door
        self._pages = pages
        self._answers = answers
        self._addresses = addresses
        self._counting = counting

    async def player(self, request: Request) -> Response:
        """A film or sound, and nothing around it."""
        try:
            drop = await self._playable(request.scope, request.receive)
        except ReaderLeft:
            return Response(status_code=400)
        except Refusal as refusal:
            return self._answers.refusal(refusal, request.scope)
        self._counting.page(request.scope, drop)
        return self._answers.embeddable(player_page(await self._pages.view(drop)))

    async def oembed(self, request: Request) -> Response:
        """What oEmbed (oembed.com) says about the drop behind a link."""
        query = request.query_params
        written = query.get("format", "json")
        if written not in _WRITERS:
            return problem_response(Problem(422, "unknown_format", "That is json or xml."))
        slug = self._addresses.slug_in(query.get("url", ""))
        if slug is None:
            return problem_response(Problem(404, "not_found", "That is no link of this server."))
        scope = {**request.scope, "path_params": {"slug": slug}}
        try:
            drop = await self._door.open(scope, request.receive)
        except ReaderLeft:
            return Response(status_code=400)
        except Refusal as refusal:
            return self._answers.refusal(refusal, scope)
        if is_guarded(drop):
            return problem_response(Problem(404, "not_found", "That drop is not for everybody."))
        most_wide, most_high = _limit(query.get("maxwidth")), _limit(query.get("maxheight"))
        return _WRITERS[written](self._document(drop, most_wide, most_high))

    async def _playable(self, scope: Scope, receive: Receive) -> Drop:
        drop = await self._door.open(scope, receive)
        if is_guarded(drop) or how_shown(drop).kind not in _PLAYED:
            raise NoSuchDrop
        return drop

    def _document(self, drop: Drop, most_wide: int, most_high: int) -> dict[str, Any]:
        kind = how_shown(drop).kind
        document: dict[str, Any] = {
            "version": "1.0",
            "type": "link",
            "title": harmless_name(drop.name),
            "provider_name": "Dropcap",
            "provider_url": self._addresses.pages,
        }
        size = size_of(drop, kind)
        if size is None:
            return document
        width, height = _fitted(*size, most_wide, most_high)
        if kind in _PLAYED:
            source = escape(self._addresses.embed(drop))
            html = (
                f'<iframe src="{source}" width="{width}" height="{height}"'
                ' allow="autoplay; fullscreen" frameborder="0"></iframe>'
            )
            return document | {"type": "video", "html": html, "width": width, "height": height}
        if kind is Kind.IMAGE:
            url = self._addresses.public(drop, Form.RAW)
            return document | {"type": "photo", "url": url, "width": width, "height": height}
        return document


def _limit(text: str | None) -> int:
    """A number of pixels; what is none limits nothing."""
    if text is None or not (text.isascii() and text.isdigit()):
        return _LARGEST
    return int(text[:6]) or _LARGEST


def _fitted(width: int, height: int, most_wide: int, most_high: int) -> tuple[int, int]:
    scale = min(1.0, most_wide / width, most_high / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _as_json(document: dict[str, Any]) -> Response:
    return JSONResponse(document, headers=_FOR_ALL)


def _as_xml(document: dict[str, Any]) -> Response:
    fields = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in document.items())
    body = f'<?xml version="1.0" encoding="utf-8"?>\n<oembed>{fields}</oembed>\n'
    return Response(body.encode("utf-8", "replace"), headers=_FOR_ALL, media_type="text/xml")


_FOR_ALL: Final = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
_WRITERS: Final = {"json": _as_json, "xml": _as_xml}
