"""What the client sends and reads is what the server's OpenAPI document says."""

import hashlib
import json
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from support.openapi import OpenApi
from support.server import DropcapServer

from uploader.model import Endpoint, Privacy, UploadRequest, Written
from uploader.protocol import Answer, FileFacts, Part, Presigned, Protocol, Request

CONTENT = b"what is captured" * 4096
SHA256 = hashlib.sha256(CONTENT).hexdigest()
WHOLE = FileFacts(len(CONTENT), SHA256)
SMALL = FileFacts(len(CONTENT), SHA256)
PARTS = [Part(1, len(CONTENT), SHA256)]
DROP = "0" * 32

Send = Callable[[Request], Answer]


@pytest.fixture(scope="module")
def api(dropcap_server: DropcapServer) -> OpenApi:
    answer = requests.get(f"{dropcap_server.url}/api/v1/openapi.json", timeout=15)
    return OpenApi(answer.json())


@pytest.fixture(scope="module")
def protocol(dropcap_server: DropcapServer) -> Protocol:
    return Protocol(Endpoint(dropcap_server.url, dropcap_server.token))


@pytest.fixture
def send(api: OpenApi) -> Send:
    """Sends a request of the client's, both it and its answer checked against the document."""

    def sent(request: Request) -> Answer:
        api.check_request(request.method, request.url, request.headers, request.body)
        answer = requests.request(
            request.method, request.url, headers=request.headers, data=request.body, timeout=15
        )
        kind = answer.headers.get("content-type", "")
        api.check_answer(request.method, request.url, answer.status_code, kind, answer.content)
        return Answer(answer.status_code, answer.headers, answer.content)

    return sent


def wanted(**options: object) -> UploadRequest:
    return UploadRequest(
        path=Path("shot.png"),
        name="Screenshot “at noon”.png",
        content_type="image/png",
        **options,  # type: ignore[arg-type]
    )


def put(where: Presigned) -> None:
    answer = requests.put(where.url, data=CONTENT, headers=where.headers, timeout=15)
    assert answer.status_code in (200, 201, 204)


REQUESTS: dict[str, Callable[[Protocol], Request]] = {
    "prepare_me": lambda p: p.prepare_me(),
    "prepare_create": lambda p: p.prepare_create(
        str(uuid.uuid4()),
        wanted(privacy=Privacy.PRIVATE, password="open, sesame", expires_in=3600, max_views=3),
        WHOLE,
        SMALL,
    ),
    "prepare_create, growing": lambda p: p.prepare_create(
        str(uuid.uuid4()), wanted(), FileFacts(None, None), None
    ),
    "prepare_create, with a link of one's own": lambda p: p.prepare_create(
        str(uuid.uuid4()), wanted(slug="our-page", tags=("work",), width=3, height=2), WHOLE, None
    ),
    "prepare_write": lambda p: p.prepare_write(
        str(uuid.uuid4()), Written("note", "# Plan", name="Plan", tags=("work",))
    ),
    "prepare_write, a link": lambda p: p.prepare_write(
        str(uuid.uuid4()), Written("link", "https://example.org/", expires_in=60, max_views=1)
    ),
    "prepare_parts": lambda p: p.prepare_parts(DROP, PARTS),
    "prepare_list_parts": lambda p: p.prepare_list_parts(DROP),
    "prepare_thumbnail": lambda p: p.prepare_thumbnail(DROP, SMALL),
    "prepare_complete": lambda p: p.prepare_complete(DROP, WHOLE),
    "prepare_complete, in parts": lambda p: p.prepare_complete(DROP, WHOLE, PARTS),
    "prepare_list": lambda p: p.prepare_list(limit=20),
    "prepare_list, searched": lambda p: p.prepare_list(limit=1, cursor="MQ", q="100 % & more"),
    "prepare_get": lambda p: p.prepare_get(DROP),
    "prepare_change": lambda p: p.prepare_change(DROP, {"name": "a.png", "expires_in": None}),
    "prepare_delete": lambda p: p.prepare_delete(DROP),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_requests_are_as_the_document_has_them(name: str, api: OpenApi, protocol: Protocol) -> None:
    request = REQUESTS[name](protocol)
    api.check_request(request.method, request.url, request.headers, request.body)
    assert request.headers["Authorization"].startswith("Bearer ")


def test_no_request_is_left_out() -> None:
    prepared = {name for name in dir(Protocol) if name.startswith("prepare_")}
    assert prepared == {name.partition(",")[0] for name in REQUESTS}


def test_an_upload_in_one_piece(protocol: Protocol, send: Send) -> None:
    me = protocol.read_me(send(protocol.prepare_me()))
    assert me["name"]
    key = str(uuid.uuid4())
    reserved = protocol.read_created(send(protocol.prepare_create(key, wanted(), WHOLE, SMALL)))
    again = protocol.read_created(send(protocol.prepare_create(key, wanted(), WHOLE, SMALL)))
    assert again.drop_id == reserved.drop_id
    assert reserved.state == "arriving"
    assert reserved.upload is not None
    assert reserved.thumbnail_upload is not None
    put(reserved.upload)
    put(reserved.thumbnail_upload)
    drop = protocol.read_drop(send(protocol.prepare_complete(reserved.drop_id, WHOLE)))
    assert (drop.state, drop.size, drop.name) == ("ready", len(CONTENT), wanted().name)
    assert protocol.read_drop(send(protocol.prepare_get(drop.id))) == drop
    page = protocol.read_page(send(protocol.prepare_list(limit=1, q="at noon")))
    assert [item.id for item in page.items] == [drop.id]
    assert requests.get(f"{drop.url}/raw", timeout=15).content == CONTENT
    protocol.read_deleted(send(protocol.prepare_delete(drop.id)), drop.id)


def test_an_upload_in_parts_that_grows(protocol: Protocol, send: Send) -> None:
    growing = protocol.prepare_create(str(uuid.uuid4()), wanted(), FileFacts(None, None), None)
    reserved = protocol.read_created(send(growing))
    assert reserved.upload is None
    assert reserved.part_size
    places = protocol.read_parts(send(protocol.prepare_parts(reserved.drop_id, PARTS)))
    put(places[1])
    listed = protocol.read_listed_parts(send(protocol.prepare_list_parts(reserved.drop_id)))
    assert list(listed) == PARTS
    small = send(protocol.prepare_thumbnail(reserved.drop_id, SMALL))
    put(protocol.read_thumbnail(small))
    complete = protocol.prepare_complete(reserved.drop_id, WHOLE, PARTS)
    assert protocol.read_drop(send(complete)).state == "ready"


def test_refusals_are_as_the_document_has_them(
    dropcap_server: DropcapServer, protocol: Protocol, send: Send
) -> None:
    stranger = Protocol(Endpoint(dropcap_server.url, "dcp_of_nobody"))
    for name, make in REQUESTS.items():
        if name.partition(",")[0] != "prepare_me":
            assert send(make(stranger)).status == 401
    assert send(protocol.prepare_get(DROP)).status == 404
    assert send(protocol.prepare_delete(DROP)).status == 404
    assert send(protocol.prepare_complete(DROP, WHOLE)).status == 404
    bad = protocol.prepare_list(limit=20, cursor="never given out")
    problem = json.loads(send(bad).body)
    assert problem["status"] == 422
    assert problem["code"]
