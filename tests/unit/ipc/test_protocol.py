"""Lines between a command and the app: what is written is read, and nothing else is."""

import contextlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.ipc.protocol import (
    VERSION,
    Answer,
    BadMessage,
    Event,
    Failure,
    Request,
    Result,
    decode_answer,
    decode_request,
    encode_answer,
    encode_request,
)

text = st.text(st.characters(codec=None))  # surrogates too: file names have them
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=8,
)
documents: st.SearchStrategy[dict[str, Any]] = st.dictionaries(text, values, max_size=4)
answers: st.SearchStrategy[Answer] = (
    st.builds(Event, documents)
    | st.builds(Result, documents)
    | st.builds(Failure, text, text, st.integers(0, 255))
)


@given(st.builds(Request, text, documents))
def test_a_request_comes_through(request: Request) -> None:
    line = encode_request(request)

    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode_request(line) == request


@given(answers)
def test_an_answer_comes_through(answer: Answer) -> None:
    line = encode_answer(answer)

    assert line.count(b"\n") == 1
    assert decode_answer(line) == answer


@given(st.binary())
def test_any_bytes_are_a_message_or_refused(line: bytes) -> None:
    for decode in (decode_request, decode_answer):
        with contextlib.suppress(BadMessage):
            decode(line)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b'"ping"',
        b"{}",
        b'{"version":1}',
        b'{"version":1,"command":7}',
        b'{"version":1,"command":"ping","arguments":[]}',
        b'{"version":2,"command":"ping","arguments":{}}',
        b'{"version":"1","command":"ping"}',
        b'{"command":"ping"}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_what_is_no_request_is_refused(line: bytes) -> None:
    with pytest.raises(BadMessage):
        decode_request(line)


@pytest.mark.parametrize(
    "line",
    [
        b'{"event":1}',
        b'{"result":[]}',
        b'{"error":"no"}',
        b'{"error":{"message":"m","remedy":"r"}}',
        b'{"error":{"message":"m","remedy":null,"exit_code":1}}',
        b'{"news":{}}',
    ],
)
def test_what_is_no_answer_is_refused(line: bytes) -> None:
    with pytest.raises(BadMessage):
        decode_answer(line)


def test_a_request_says_its_version() -> None:
    assert f'"version":{VERSION}'.encode() in encode_request(Request("ping", {}))


def test_values_of_different_kinds_differ() -> None:
    assert Event({}) != Result({})
    assert Result({"a": 1}) != Result({"a": 2})
    assert Request("a", {}) != "a"


def test_what_is_shown_of_a_message_holds_no_secret() -> None:
    assert "hunter2" not in repr(Request("upload", {"password": "hunter2"}))
