"""The application: everything put together, and what holds for every answer."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import server.api.admin
import server.api.arriving
import server.api.drops
import server.api.me
import server.api.upload
import server.sharing.routes
import server.storage.routes
from server.api.refusals import refusals
from server.api.shared_paths import shared_paths
from server.database.database import make_database
from server.drops.arrivals import Arrivals
from server.drops.catalog import Catalog
from server.drops.deletion import DeletionLinks
from server.drops.uploads import Uploads
from server.drops.visits import Visits
from server.errors import Problem, busy
from server.middleware import BodyLimit
from server.operation.metrics import Metrics, MetricsPage
from server.operation.observed import Observed
from server.problems import problem_response
from server.services import Services
from server.settings import Settings
from server.sharing.lane import FastLane
from server.sharing.misses import Misses
from server.storage.base import StoreError
from server.storage.choose import make_storage
from server.storage.signing import SigningKeys
from server.sweeping.sweeper import Sweeper
from server.sweeping.task import sweeping

_log = logging.getLogger(__name__)

_CODES = {400: "invalid", 404: "not_found", 405: "method_not_allowed"}

_DESCRIPTION = """
Makes links for files. `POST /api/v1/drops` reserves a link, the bytes go to the presigned address
in its answer, `POST /api/v1/drops/{id}/complete` makes the drop ready. Whoever opens the link
meanwhile waits. Errors are `application/problem+json` (RFC 9457) with a stable `code`.
"""


def create_app(settings: Settings, keys: SigningKeys) -> FastAPI:
    """Puts the server together.

    Args:
        settings: checked; the data folder exists and its tables are up to date.
        keys: for presigned addresses.
    """
    services = make_services(settings, keys)
    metrics = Metrics()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await services.database.open()
        await services.storage.open()
        services.visits.begin()
        services.misses.begin()
        sweeper = Sweeper(settings, services.database, services.storage)
        async with sweeping(sweeper, settings.sweep_seconds):
            yield
        await services.misses.end()
        await services.visits.end()
        await services.storage.close()
        await services.database.close()

    app = FastAPI(
        title="Dropcap",
        version="1",
        description=_DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        # There is nothing to report to, and looking for it costs time at each request.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.services = services
    app.include_router(server.api.drops.router, responses=refusals(503))
    app.include_router(server.api.arriving.router, responses=refusals(503))
    app.include_router(server.api.admin.router, responses=refusals(503))
    app.include_router(server.api.me.router, responses=refusals(503))
    app.include_router(server.api.upload.router, responses=refusals(503))
    _describe(app)
    _add_refusals(app)
    # In front of the API's: the hot path is looked for first.
    ahead = [
        *server.storage.routes.routes(services),
        Route("/healthz", _healthz),
        Route("/readyz", _readyz(services)),
        Route("/metrics", MetricsPage(metrics, settings.metrics_secret).answer),
    ]
    app.router.routes[:0] = ahead
    shared = server.sharing.routes.routes(services)
    app.router.routes += shared
    app.add_middleware(FastLane, routes=shared)
    app.add_middleware(BodyLimit)
    app.add_middleware(Observed, metrics=metrics, routes=[*ahead, *shared])
    return app


def make_services(settings: Settings, keys: SigningKeys) -> Services:
    """What the server is made of; the database is to be opened yet."""
    database = make_database(settings.database, settings.database_connections)
    catalog = Catalog(database)
    storage = make_storage(settings, database, keys)
    return Services(
        settings,
        database,
        catalog,
        Uploads(database),
        storage,
        Arrivals(catalog.is_over),
        Visits(database),
        DeletionLinks(keys, settings.base_url),
        Misses(database),
    )


async def _healthz(_request: Request) -> Response:
    return PlainTextResponse("ok\n")


def _readyz(services: Services) -> Callable[[Request], object]:
    async def readyz(_request: Request) -> Response:
        try:
            await services.database.read(lambda connection: connection.exec_driver_sql("SELECT 1"))
            await services.storage.check()
        except Exception:  # noqa: BLE001 - whatever it is, the answer is that we are not ready
            _log.exception("not ready")
            return PlainTextResponse("not ready\n", 503)
        return PlainTextResponse("ready\n")

    return readyz


def _describe(app: FastAPI) -> None:
    """Adds the routes to the OpenAPI document that are not the API's own."""
    of_api = app.openapi

    def whole() -> dict[str, Any]:
        if app.openapi_schema is None:
            of_api()["paths"].update(shared_paths())
        return app.openapi_schema or {}

    app.openapi = whole  # type: ignore[method-assign]  # how FastAPI wants it done


def _add_refusals(app: FastAPI) -> None:
    """Every refusal is a problem document, whoever raised it."""

    @app.exception_handler(Problem)
    async def refuse(_request: Request, problem: Problem) -> Response:
        return problem_response(problem)

    @app.exception_handler(StoreError)
    async def store_away(_request: Request, error: StoreError) -> Response:
        _log.error("the store: %s", error)
        return problem_response(busy())

    @app.exception_handler(RequestValidationError)
    async def invalid(_request: Request, error: RequestValidationError) -> Response:
        mistakes = "; ".join(
            f"{'.'.join(map(str, mistake['loc'][1:])) or 'body'}: {mistake['msg']}"
            for mistake in error.errors()
        )
        return problem_response(Problem(422, "invalid", mistakes))

    @app.exception_handler(HTTPException)
    async def other(_request: Request, error: HTTPException) -> Response:
        code = _CODES.get(error.status_code, "refused")
        headers = dict(error.headers or {})
        return problem_response(Problem(error.status_code, code, str(error.detail), headers))

    @app.exception_handler(Exception)
    async def fault(_request: Request, _error: Exception) -> Response:
        return problem_response(
            Problem(500, "fault", "The server made a mistake; it is in its log.")
        )
