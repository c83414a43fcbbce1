"""A lane of its own for content: past the routes of the API and the layers around them."""

from collections.abc import Iterable
from typing import Final

from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from server.errors import Problem
from server.problems import problem_response
from server.sharing.content import Content

_READ: Final = frozenset({"GET", "HEAD"})


class FastLane:
    """Middleware that answers requests for content itself; all others go on.

    Looking through the routes of the API, and the layers that every request to it goes through,
    take longer than finding a drop and sending a screenshot.

    Args:
        app: what is behind it.
        routes: those for content among them are taken over.
    """

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        self._contents = {
            route.path.removeprefix("/{slug}/"): (route, route.app)
            for route in routes
            if isinstance(route, Route) and isinstance(route.app, Content)
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Sends content, or passes the request on."""
        if scope["type"] == "http" and scope["method"] in _READ and not scope.get("root_path"):
            slug, _, form = scope["path"][1:].partition("/")
            found = self._contents.get(form)
            if found is not None and slug:
                scope["route"], content = found
                scope["path_params"] = {"slug": slug}
                try:
                    await content(scope, receive, send)
                except Problem as problem:  # nothing has been sent: the database did not answer
                    await problem_response(problem)(scope, receive, send)
                return
        await self._app(scope, receive, send)
