import json
from pathlib import Path
from typing import Any

import pytest

from uploader.errors import (
    BadServerAddress,
    LinkExpired,
    NotADropcapServer,
    QuotaExceeded,
    ServerFault,
    ServerFull,
    ServerRefused,
    TokenRefused,
    TooLarge,
    UploadError,
)
from uploader.model import Endpoint, Privacy, UploadRequest
from uploader.protocol import (
    Answer,
    FileFacts,
    Protocol,
    check_address,
    is_private_connection,
)

PROTOCOL = Protocol(Endpoint("https://drops.example.org", "s3cret"))
FACTS = FileFacts(3, "ab" * 32)


def answer(status: int, document: Any = None, **headers: str) -> Answer:
    return Answer(status, headers, json.dumps(document).encode() if document else b"")


def problem(status: int, code: str, **headers: str) -> Answer:
    return answer(status, {"code": code, "detail": f"because {code}"}, **headers)


def test_creating_carries_the_job_as_idempotency_key() -> None:
    wanted = UploadRequest(Path("x"), "x.png", "image/png", privacy=Privacy.OBSCURE, expires_in=60)
    request = PROTOCOL.prepare_create("job-1", wanted, FACTS, FileFacts(9, "cd" * 32))
    assert request.method == "POST"
    assert request.url == "https://drops.example.org/api/v1/drops"
    assert request.headers["Idempotency-Key"] == "job-1"
    assert request.headers["Authorization"] == "Bearer s3cret"
    assert json.loads(request.body) == {
        "kind": "file",
        "name": "x.png",
        "content_type": "image/png",
        "size": 3,
        "sha256": "ab" * 32,
        "privacy": "obscure",
        "expires_in": 60,
        "thumbnail": {"content_type": "image/jpeg", "size": 9, "sha256": "cd" * 32},
    }


def test_no_secret_is_shown() -> None:
    assert "s3cret" not in repr(PROTOCOL.prepare_me())
    assert "s3cret" not in repr(Endpoint("https://x", "s3cret"))
    assert "pass" not in repr(UploadRequest(Path("x"), "x", "a/b", password="pass"))


REFUSALS = [
    (problem(401, "unauthorized"), TokenRefused, False),
    (problem(403, "forbidden"), TokenRefused, False),
    (problem(413, "too_large"), TooLarge, False),
    (problem(403, "x"), TokenRefused, False),
    (problem(422, "invalid"), ServerRefused, False),
    (problem(409, "mismatch"), ServerRefused, False),
    (problem(413, "quota_exceeded"), QuotaExceeded, False),
    (answer(500), ServerFault, True),
    (answer(502), ServerFault, True),
    (problem(507, "disk_full"), ServerFull, True),
    (answer(404), NotADropcapServer, False),
    (answer(200), NotADropcapServer, False),
    (Answer(201, {}, b"<html>"), NotADropcapServer, False),
    (answer(201, {"id": "1"}), NotADropcapServer, False),
]


@pytest.mark.parametrize(("refusal", "kind", "retryable"), REFUSALS)
def test_refusals_become_typed_errors(
    refusal: Answer, kind: type[UploadError], retryable: bool
) -> None:
    with pytest.raises(kind) as caught:
        PROTOCOL.read_created(refusal)
    assert caught.value.retryable is retryable
    assert caught.value.message
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_when_the_server_said(status: int) -> None:
    with pytest.raises(ServerFault) as caught:
        PROTOCOL.read_me(answer(status, **{"Retry-After": "17"}))
    assert caught.value.retryable
    assert caught.value.retry_after == 17


def test_a_second_put_is_as_good_as_the_first() -> None:
    PROTOCOL.read_put(answer(412))
    with pytest.raises(LinkExpired):
        PROTOCOL.read_put(answer(403))


@pytest.mark.parametrize(
    "address",
    ["", "drops.example.org", "ftp://x", "http://", "http://a@b", "http://x:99999", "http://x/?q"],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadServerAddress):
        check_address(address)


def test_addresses_are_made_canonical_and_judged() -> None:
    assert check_address(" https://x.org/sub/ ") == "https://x.org/sub"
    assert is_private_connection("https://x.org")
    assert is_private_connection("http://127.0.0.1:80")
    assert not is_private_connection("http://x.org")
