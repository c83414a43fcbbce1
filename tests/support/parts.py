"""Putting drops onto a real server in parts, step by step, as a client does."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import requests
from support.server import DropcapServer

MIB = 1024 * 1024
_TIMEOUT = 60


def sha256(content: bytes) -> str:
    """64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def call(server: DropcapServer, method: str, path: str, **more: Any) -> requests.Response:
    """A request to the API."""
    headers = {"Authorization": f"Bearer {server.token}", **more.pop("headers", {})}
    return requests.request(
        method, f"{server.url}/api/v1{path}", headers=headers, timeout=_TIMEOUT, **more
    )


@dataclass(frozen=True)
class InParts:
    """A drop that comes in parts."""

    server: DropcapServer
    content: bytes
    document: dict[str, Any]

    @property
    def part_size(self) -> int:
        """Bytes of all parts but the last."""
        return int(self.document["upload"]["part_size"])

    @property
    def path(self) -> str:
        """Where the API has the drop."""
        return f"/drops/{self.document['id']}"

    @property
    def numbers(self) -> range:
        """The numbers of the parts."""
        return range(1, -(-len(self.content) // self.part_size) + 1)

    def piece(self, number: int) -> bytes:
        """The bytes of a part."""
        return self.content[(number - 1) * self.part_size : number * self.part_size]

    def part(self, number: int) -> dict[str, Any]:
        """A part as the API wants to know it."""
        piece = self.piece(number)
        return {"number": number, "size": len(piece), "sha256": sha256(piece)}

    def addresses(self, *numbers: int) -> list[dict[str, Any]]:
        """Presigned addresses."""
        answer = call(
            self.server,
            "POST",
            f"{self.path}/parts",
            json={"parts": [self.part(number) for number in numbers]},
        )
        assert answer.status_code == 200, answer.text
        return list(answer.json()["parts"])

    def send(self, *numbers: int) -> None:
        """Sends parts."""
        for number, address in zip(numbers, self.addresses(*numbers), strict=True):
            put(address, self.piece(number)).raise_for_status()

    def there(self) -> list[int]:
        """The numbers of the parts that the store has."""
        answer = call(self.server, "GET", f"{self.path}/parts")
        assert answer.status_code == 200, answer.text
        return [part["number"] for part in answer.json()["parts"]]

    def complete(self, *, parts: Sequence[int] | None = None, **more: Any) -> requests.Response:
        """Says that all is there."""
        document: dict[str, Any] = {"size": len(self.content), "sha256": sha256(self.content)}
        if parts is not None:
            document |= {"parts": [self.part(number) for number in parts]}
        return call(self.server, "POST", f"{self.path}/complete", json={**document, **more})


def put(address: dict[str, Any], body: bytes) -> requests.Response:
    """Sends bytes to a presigned address."""
    return requests.put(address["url"], data=body, headers=address["headers"], timeout=_TIMEOUT)


def reserve_in_parts(
    server: DropcapServer, content: bytes, *, growing: bool = False, **more: Any
) -> InParts:
    """Asks for a link for something large, or for something that still grows."""
    answer = call(
        server,
        "POST",
        "/drops",
        json={
            "name": "large.bin",
            "size": None if growing else len(content),
            "content_type": "application/octet-stream",
            **more,
        },
    )
    assert answer.status_code == 201, answer.text
    return InParts(server, content, answer.json())
