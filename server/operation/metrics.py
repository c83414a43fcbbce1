"""`/metrics`, for Prometheus: every process counts, and whichever is asked answers for all."""

import hmac
import ipaddress
import os
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.process_collector import ProcessCollector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

SHARED_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""Where processes that belong together keep their numbers; prometheus-client reads it."""
_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_FORWARDED: Final = ("x-forwarded-for", "forwarded", "x-real-ip")


class Metrics:
    """The numbers of one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "dropcap_requests",
            "Requests that were answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "dropcap_request_seconds",
            "How long an answer took, its body included.",
            ("route",),
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self._under_way = Gauge(
            "dropcap_requests_under_way",
            "Requests that are being answered.",
            registry=self._registry,
            multiprocess_mode="livesum",
        )
        if SHARED_FOLDER not in os.environ:
            ProcessCollector(registry=self._registry)
        # Looking a child up by its labels takes longer than counting.
        self._counters: dict[tuple[str, str, int], Counter] = {}
        self._histograms: dict[str, Histogram] = {}

    def begin(self) -> None:
        """Notes that a request has come."""
        self._under_way.inc()

    def end(self, method: str, route: str, status: int, seconds: float) -> None:
        """Notes how a request was answered.

        Args:
            method: as it was sent.
            route: the pattern of its path, never the path itself.
            status: 0 where there was no answer, since the reader had gone.
            seconds: how long it took.
        """
        self._under_way.dec()
        counter = self._counters.get((method, route, status))
        if counter is None:
            counter = self._requests.labels(method, route, str(status))
            self._counters[method, route, status] = counter
        counter.inc()
        histogram = self._histograms.get(route)
        if histogram is None:
            histogram = self._histograms[route] = self._seconds.labels(route)
        histogram.observe(seconds)

    def document(self) -> bytes:
        """All numbers, of all processes that belong together, as Prometheus reads them."""
        if SHARED_FOLDER not in os.environ:
            return generate_latest(self._registry)
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)


class MetricsPage:
    """Answers those who may know: who has the token, or sits on this machine.

    Args:
        metrics: what to tell.
        token: what others have to present; None = nobody else.
    """

    def __init__(self, metrics: Metrics, token: str | None) -> None:
        self._metrics = metrics
        self._token = token

    async def answer(self, request: Request) -> Response:
        """The numbers, or 404: who may not see them learns nothing."""
        if not self._may_see(request):
            return PlainTextResponse("Not found\n", 404)
        return Response(self._metrics.document(), media_type=CONTENT_TYPE_LATEST)

    def _may_see(self, request: Request) -> bool:
        if self._token is not None:
            given = request.headers.get("authorization", "").encode()
            return hmac.compare_digest(given, f"Bearer {self._token}".encode())
        # What a proxy on this machine passes on comes from this machine, too.
        if any(name in request.headers for name in _FORWARDED):
            return False
        return request.client is not None and is_loopback(request.client.host)


def is_loopback(host: str) -> bool:
    """Whether an address is of this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
