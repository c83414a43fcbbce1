"""`/assets/…`: stylesheet, script and icon of the pages, cached for as long as browsers like."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from server.pages.assets import ASSETS, Asset
from server.sharing.answers import Answers
from server.sharing.refusals import NoSuchDrop

_FOREVER: Final = "public, max-age=31536000, immutable"
_FOR_A_DAY: Final = "public, max-age=86400"
_BY_PATH: Final = {asset.path: asset for asset in ASSETS.values()}
_ICON: Final = ASSETS["icon.svg"]


class Assets:
    """Serves what belongs to the pages."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers

    async def hashed(self, request: Request) -> Response:
        """The asset at an address with its digest."""
        asset = _BY_PATH.get(request.url.path)
        if asset is None:
            return self._answers.refusal(NoSuchDrop(), request.scope)
        return _send(asset, _FOREVER)

    async def favicon(self, _request: Request) -> Response:
        """The icon, at the address where browsers look for one that no page names."""
        return _send(_ICON, _FOR_A_DAY)


def _send(asset: Asset, cache_control: str) -> Response:
    return Response(
        asset.body,
        headers={
            "Cache-Control": cache_control,
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
            "Cross-Origin-Resource-Policy": "cross-origin",
        },
        media_type=asset.media_type,
    )
