"""Command lines on their way to the app, and the texts that come back."""

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st
from support.home import Home

from client.ipc.quick import BEGINNING, decode_text, decode_words, encode_text, encode_words

names = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(names, st.lists(names))
def test_words_arrive_as_they_were_written(folder: str, words: list[str]) -> None:
    line = encode_words(folder, words)
    if any("\n" in word for word in (folder, *words)):
        assert line is None
        return
    assert line is not None
    assert line.startswith(BEGINNING)
    assert line.endswith(b"\n")
    assert decode_words(line[:-1]) == (folder, words)


def test_names_that_are_no_text_arrive_too() -> None:
    line = encode_words("/tmp", ["shot", "--out", "\udcff.png"])
    assert line is not None
    assert b"\xff.png" in line
    assert decode_words(line[:-1])[1][2] == "\udcff.png"


@given(st.integers(0, 255), st.text(st.characters(codec="utf-8")))
def test_answers_arrive(code: int, text: str) -> None:
    assert decode_text(encode_text(code, text)) == (code, text)


def test_what_is_no_answer_is_none() -> None:
    for answer in (b"", b"0", b"\0text", b"x\0text", b'{"result": {}}\n'):
        assert decode_text(answer) is None


def test_a_capture_through_the_app_loads_next_to_nothing(home: Home) -> None:
    code = (
        "import sys; before = set(sys.modules); from client.cli import quick;"
        "quick.run(['shot', '--no-upload']);"
        "print(*{'re', 'json', 'argparse', 'socket', 'enum'} & (set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code],
        env={**os.environ, **home.environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not done.stdout.split()
