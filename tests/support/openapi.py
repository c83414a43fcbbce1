"""Checks requests and answers against the document that the server publishes."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import jsonschema_rs

Document = Mapping[str, Any]


class OpenApi:
    """An OpenAPI 3.1 document.

    Args:
        document: as it was published.
    """

    def __init__(self, document: Document) -> None:
        self._document = document

    def operations(self) -> Iterator[tuple[str, str]]:
        """Every method and path template."""
        for path, methods in self._document["paths"].items():
            for method in methods:
                yield method.upper(), path

    def check_request(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> str:
        """Makes sure that a request is what the document asks for, and nothing besides.

        Returns:
            The path template that it is for.
        """
        parts = urlsplit(url)
        path, operation = self._operation(method, parts.path)
        known = {(p["in"], p["name"].lower()) for p in operation.get("parameters", ())}
        for name, _ in parse_qsl(parts.query):
            assert ("query", name) in known, f"{method} {path} has no parameter {name}"
        if "Idempotency-Key" in headers:
            assert ("header", "idempotency-key") in known
        described = operation.get("requestBody")
        if described is None:
            assert body == b"", f"{method} {path} has no body"
            return path
        assert headers["Content-Type"] in described["content"]
        schema = described["content"][headers["Content-Type"]]["schema"]
        sent = json.loads(body)
        self._validate(sent, schema)
        unknown = set(sent) - self._properties(schema)
        assert not unknown, f"{method} {path} does not know {unknown}"
        return path

    def check_answer(self, method: str, url: str, status: int, kind: str, body: bytes) -> None:
        """Makes sure that an answer is one that the document names."""
        path, operation = self._operation(method, urlsplit(url).path)
        described = operation["responses"].get(str(status))
        assert described is not None, f"{method} {path} never answers {status}: {body!r}"
        content = described.get("content")
        if content is None:
            assert body == b""
            return
        media_type = kind.partition(";")[0]
        assert media_type in content, f"{method} {path} answers {status} with {media_type}"
        self._validate(json.loads(body), content[media_type]["schema"])

    def _operation(self, method: str, path: str) -> tuple[str, Document]:
        for template, methods in self._document["paths"].items():
            pattern = re.sub(r"\{[^}]+\}", "[^/]+", template)
            if re.fullmatch(pattern, path) and method.lower() in methods:
                return template, methods[method.lower()]
        raise AssertionError(f"the document has no {method} {path}")

    def _validate(self, instance: object, schema: Document) -> None:
        whole = {**schema, "components": self._document["components"]}
        jsonschema_rs.validate(whole, instance)

    def _properties(self, schema: Document) -> set[str]:
        """The names that an object may have, whichever of its forms it takes."""
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            return self._properties(self._document["components"]["schemas"][name])
        forms = [*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())]
        names = set(schema.get("properties", ()))
        return names.union(*map(self._properties, forms))
