"""Putting drops onto a real server, in steps, as a client does."""

import hashlib
from dataclasses import dataclass
from typing import Any

import requests
from support.parts import InParts
from support.server import DropcapServer

_TIMEOUT = 30


@dataclass(frozen=True)
class Reserved:
    """A drop that has a link and no bytes yet."""

    server: DropcapServer
    content: bytes
    document: dict[str, Any]

    @property
    def url(self) -> str:
        """The drop's link."""
        return str(self.document["url"])

    @property
    def slug(self) -> str:
        """What is behind the slash of the link."""
        return str(self.document["slug"])

    def put(self) -> None:
        """Sends the bytes."""
        if self.document["upload"]["method"] == "multipart":
            parts = InParts(self.server, self.content, self.document)
            parts.send(*parts.numbers)
        else:
            _put(self.document["upload"], self.content)

    def put_thumbnail(self, thumbnail: bytes) -> None:
        """Sends the small picture."""
        _put(self.document["thumbnail_upload"], thumbnail)

    def complete(self) -> None:
        """Makes the drop ready."""
        answer = requests.post(
            f"{_drops(self.server)}/{self.document['id']}/complete",
            json={"size": len(self.content), "sha256": _sha256(self.content)},
            headers=_authorization(self.server),
            timeout=_TIMEOUT,
        )
        answer.raise_for_status()

    def delete(self) -> None:
        """Takes the drop back."""
        requests.delete(
            f"{_drops(self.server)}/{self.document['id']}",
            headers=_authorization(self.server),
            timeout=_TIMEOUT,
        ).raise_for_status()


def reserve(
    server: DropcapServer,
    content: bytes,
    name: str,
    content_type: str = "application/octet-stream",
    *,
    thumbnail: bytes | None = None,
    **more: Any,
) -> Reserved:
    """Asks for a link; `more` are further fields of the request."""
    if thumbnail is not None:
        more["thumbnail"] = {
            "content_type": "image/png",
            "size": len(thumbnail),
            "sha256": _sha256(thumbnail),
        }
    answer = requests.post(
        _drops(server),
        json={
            "kind": "file",
            "name": name,
            "content_type": content_type,
            "size": len(content),
            "sha256": _sha256(content),
            **more,
        },
        headers=_authorization(server),
        timeout=_TIMEOUT,
    )
    assert answer.status_code == 201, answer.text
    return Reserved(server, content, answer.json())


def share(
    server: DropcapServer,
    content: bytes,
    name: str,
    content_type: str = "application/octet-stream",
    *,
    thumbnail: bytes | None = None,
    **more: Any,
) -> Reserved:
    """Puts a whole drop onto the server."""
    drop = reserve(server, content, name, content_type, thumbnail=thumbnail, **more)
    drop.put()
    if thumbnail is not None:
        drop.put_thumbnail(thumbnail)
    drop.complete()
    return drop


def _put(upload: dict[str, Any], body: bytes) -> None:
    requests.put(
        upload["url"], data=body, headers=upload["headers"], timeout=_TIMEOUT
    ).raise_for_status()


def _drops(server: DropcapServer) -> str:
    return f"{server.url}/api/v1/drops"


def _authorization(server: DropcapServer) -> dict[str, str]:
    return {"Authorization": f"Bearer {server.token}"}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write(server: DropcapServer, **document: Any) -> dict[str, Any]:
    """Makes a note or a link, which is ready at once, and returns what the server says of it."""
    answer = requests.post(
        _drops(server), json=document, headers=_authorization(server), timeout=_TIMEOUT
    )
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def api(server: DropcapServer, method: str, path: str, **more: Any) -> requests.Response:
    """A request to the API with the server's token."""
    return requests.request(
        method,
        f"{server.url}/api/v1{path}",
        headers={**_authorization(server), **more.pop("headers", {})},
        timeout=_TIMEOUT,
        **more,
    )
