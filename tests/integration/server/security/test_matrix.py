"""Every operation of the OpenAPI document × whoever may come: each gets what is theirs.

The rows come from the document itself, so that a new operation without an entry here fails.
"""

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from support.drops import Reserved, reserve, share
from support.server import DropcapServer, make_token, make_user

CONTENT = b"mine alone"
SHA256 = hashlib.sha256(CONTENT).hexdigest()
CALLERS = ("owner", "other user", "anonymous", "read-only token", "expired token")

Call = Callable[["World"], tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class World:
    """Who comes, and what there is."""

    server: DropcapServer
    tokens: dict[str, str]

    def ready(self) -> Reserved:
        """A drop of the owner's."""
        return share(self.server, CONTENT, "mine.txt", "text/plain")

    def arriving(self) -> Reserved:
        """One whose bytes are there, and that is not complete."""
        drop = reserve(self.server, CONTENT, "mine.txt", "text/plain")
        drop.put()
        return drop

    def growing(self) -> str:
        """The id of one that comes in parts."""
        answer = requests.post(
            f"{self.server.url}/api/v1/drops",
            json={"name": "a.mp4", "content_type": "video/mp4", "size": None},
            headers={"Authorization": f"Bearer {self.server.token}"},
            timeout=30,
        )
        return str(answer.json()["id"])


@pytest.fixture(scope="module")
def world(dropcap_server: DropcapServer) -> World:
    data = dropcap_server.data
    expired = make_token(data, "expired", "--expires", "1h")
    with sqlite3.connect(data / "dropcap.sqlite") as database:
        digest = hashlib.sha256(expired.encode()).hexdigest()
        database.execute("UPDATE tokens SET expires_at = 1 WHERE sha256 = ?", (digest,))
    database.close()
    return World(
        dropcap_server,
        {
            "owner": dropcap_server.token,
            "other user": make_user(data, "somebody of the matrix"),
            "read-only token": make_token(data, "reader", "--scope", "read"),
            "expired token": expired,
        },
    )


def note(_: World) -> tuple[str, dict[str, Any]]:
    return "", {"json": {"kind": "note", "content": "x"}}


def plain(_: World) -> tuple[str, dict[str, Any]]:
    return "", {}


def of_ready(tail: str = "", **more: Any) -> Call:
    return lambda world: (f"/{world.ready().document['id']}{tail}", more)


def complete(world: World) -> tuple[str, dict[str, Any]]:
    sent = {"size": len(CONTENT), "sha256": SHA256}
    return f"/{world.arriving().document['id']}/complete", {"json": sent}


def parts(world: World) -> tuple[str, dict[str, Any]]:
    sent = {"parts": [{"number": 1, "size": 1024 * 1024, "sha256": SHA256}]}
    return f"/{world.growing()}/parts", {"json": sent}


def small(world: World) -> tuple[str, dict[str, Any]]:
    sent = {"content_type": "image/png", "size": 5, "sha256": SHA256}
    return f"/{world.growing()}/thumbnail", {"json": sent}


WRITES = {"other user": 404, "anonymous": 401, "read-only token": 403, "expired token": 401}
READS = {"other user": 404, "anonymous": 401, "read-only token": 200, "expired token": 401}
OWN = {"anonymous": 401, "expired token": 401}
"""Of operations on one's own account, where somebody else has an account as well."""
ADMINS = {"other user": 403, "anonymous": 401, "read-only token": 403, "expired token": 401}
"""Even the owner, who is an admin, needs a token that was made for this."""

API: dict[tuple[str, str], tuple[Call, dict[str, int]]] = {
    ("post", "/api/v1/drops"): (
        note,
        {"owner": 201, "other user": 201, "read-only token": 403, **OWN},
    ),
    ("get", "/api/v1/drops"): (
        plain,
        {"owner": 200, "other user": 200, "read-only token": 200, **OWN},
    ),
    ("get", "/api/v1/drops/{drop_id}"): (of_ready(), {"owner": 200, **READS}),
    ("patch", "/api/v1/drops/{drop_id}"): (
        of_ready(json={"name": "b.txt"}),
        {"owner": 200, **WRITES},
    ),
    ("delete", "/api/v1/drops/{drop_id}"): (of_ready(), {"owner": 204, **WRITES}),
    ("get", "/api/v1/drops/{drop_id}/stats"): (of_ready("/stats"), {"owner": 200, **READS}),
    ("post", "/api/v1/drops/{drop_id}/complete"): (complete, {"owner": 200, **WRITES}),
    ("post", "/api/v1/drops/{drop_id}/parts"): (parts, {"owner": 200, **WRITES}),
    ("get", "/api/v1/drops/{drop_id}/parts"): (
        lambda world: (f"/{world.growing()}/parts", {}),
        {"owner": 200, **READS},
    ),
    ("post", "/api/v1/drops/{drop_id}/thumbnail"): (small, {"owner": 200, **WRITES}),
    ("get", "/api/v1/admin/reports"): (plain, {"owner": 403, **ADMINS}),
    ("post", "/api/v1/admin/reports/{report_id}/resolve"): (
        lambda _: (f"/{'0' * 32}/resolve", {}),
        {"owner": 403, **ADMINS},
    ),
    ("post", "/api/v1/admin/reports/{report_id}/remove"): (
        lambda _: (f"/{'0' * 32}/remove", {}),
        {"owner": 403, **ADMINS},
    ),
    ("get", "/api/v1/me"): (
        plain,
        {"owner": 200, "other user": 200, "read-only token": 200, **OWN},
    ),
    ("post", "/api/v1/upload"): (
        lambda _: ("", {"files": {"file": ("a.txt", b"x")}}),
        {"owner": 201, "other user": 201, "read-only token": 403, **OWN},
    ),
    ("get", "/api/v1/sharex.sxcu"): (
        plain,
        {"owner": 200, "other user": 200, "read-only token": 403, **OWN},
    ),
}
FOR_EVERYBODY = {
    ("get", "/{slug}"): 200,
    ("get", "/{slug}/raw"): 200,
    ("get", "/{slug}/download"): 200,
    ("get", "/{slug}/thumbnail"): 404,
    ("get", "/{slug}/small"): 404,
    ("get", "/{slug}/medium"): 200,
    ("get", "/{slug}/embed"): 404,
    ("post", "/{slug}/unlock"): 303,
    ("post", "/{slug}/view"): 303,
    ("get", "/{slug}/report"): 200,
    ("post", "/{slug}/report"): 400,
    ("get", "/delete/{drop_id}/{seal}"): 404,
    ("post", "/delete/{drop_id}/{seal}"): 404,
    ("get", "/oembed"): 404,
    ("put", "/storage/{key}"): 403,
    ("get", "/healthz"): 200,
    ("get", "/readyz"): 200,
}
"""Who has a link needs no token, and a token changes nothing about it: even the owner's deletes,
uploads and opens nothing here."""


def test_every_operation_of_the_document_has_its_row(dropcap_server: DropcapServer) -> None:
    document = requests.get(f"{dropcap_server.url}/api/v1/openapi.json", timeout=10).json()
    told = {
        (method, path)
        for path, operations in document["paths"].items()
        for method in operations
        if path != "/metrics"
    }
    assert told == API.keys() | FOR_EVERYBODY.keys()
    for (method, path), (_, expected) in API.items():
        operation = document["paths"][path][method]
        assert operation["security"] == [{"token": []}]
        assert expected.keys() == set(CALLERS)
        for status in expected.values():
            assert str(status) in operation["responses"], (method, path, status)


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize(("method", "path"), API.keys())
def test_the_api(world: World, method: str, path: str, caller: str) -> None:
    make, expected = API[method, path]
    tail, more = make(world)
    base = path.partition("/{")[0]
    token = world.tokens.get(caller)
    answer = requests.request(
        method,
        f"{world.server.url}{base}{tail}",
        headers={"Authorization": f"Bearer {token}"} if token else {},
        timeout=30,
        **more,
    )
    assert answer.status_code == expected[caller], answer.text
    if answer.status_code in (401, 403, 404):
        assert "mine" not in answer.text
        assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize(("method", "path"), FOR_EVERYBODY.keys())
def test_what_everybody_may(
    world: World, shared: Reserved, method: str, path: str, caller: str
) -> None:
    token = world.tokens.get(caller)
    filled = (
        path.replace("{slug}", shared.slug)
        .replace("{drop_id}", shared.document["id"])
        .replace("{seal}", "0" * 40)
        .replace("{key}", "aa/" + "a" * 32)
    )
    answer = requests.request(
        method,
        f"{world.server.url}{filled}",
        headers={"Authorization": f"Bearer {token}"} if token else {},
        timeout=30,
        allow_redirects=False,
    )
    assert answer.status_code == FOR_EVERYBODY[method, path], answer.text


@pytest.fixture(scope="module")
def shared(world: World) -> Reserved:
    return world.ready()
