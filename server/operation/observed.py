"""What happens around every request: an id, a line in the log, and numbers."""

import logging
import secrets
import time
from collections.abc import Iterable
from typing import Any, Final

from starlette.datastructures import MutableHeaders
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.operation.metrics import Metrics

_log = logging.getLogger("server.access")

_METHODS: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
_UNKNOWN: Final = "other"


class Observed:
    """Notes how each request was answered: the pattern of its path, never the path or the query.

    What stands behind the question mark of an upload address is a secret, and so is a link.

    Args:
        app: what is behind it.
        metrics: where it is counted.
        routes: the plain ones, which do not leave their names in the request as the API's do.
    """

    def __init__(self, app: ASGIApp, metrics: Metrics, routes: Iterable[BaseRoute]) -> None:
        self._app = app
        self._metrics = metrics
        self._paths: dict[Any, str] = {r.endpoint: r.path for r in routes if isinstance(r, Route)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        logged = _log.isEnabledFor(logging.INFO)
        request_id = secrets.token_hex(8) if logged else ""
        started = time.perf_counter()
        status = 0

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                if logged:
                    message["headers"] = list(message["headers"])
                    MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        self._metrics.begin()
        try:
            await self._app(scope, receive, note)
        finally:
            taken = time.perf_counter() - started
            method = scope["method"] if scope["method"] in _METHODS else _UNKNOWN
            route = self._pattern(scope)
            self._metrics.end(method, route, status, taken)
            if logged:
                fields = {
                    "request_id": request_id,
                    "method": method,
                    "route": route,
                    "status": status,
                    "ms": round(taken * 1000, 1),
                    "client": scope["client"][0] if scope["client"] else None,
                }
                line = "%(request_id)s %(method)s %(route)s %(status)d %(ms).1f ms"
                _log.info(line, fields, extra={"fields": fields})

    def _pattern(self, scope: Scope) -> str:
        route = scope.get("route")
        if route is not None:
            return str(route.path)
        return self._paths.get(scope.get("endpoint"), _UNKNOWN)
