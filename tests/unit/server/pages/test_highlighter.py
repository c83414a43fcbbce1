import asyncio
from collections.abc import Iterator

import pytest
from support.waiting import wait_until

from server.pages.highlight.highlighter import Highlighter
from server.pages.highlight.messages import Highlighted
from server.pages.highlight.process import Gone, Late, LineProcess

ENDLESS = "a" * 400_000
"""Takes the highlighter longer than the milliseconds it is given below."""


@pytest.fixture(scope="module")
def highlighter() -> Iterator[Highlighter]:
    made = Highlighter(seconds=30)
    yield made
    made.close()


def highlight(highlighter: Highlighter, name: str, text: str) -> Highlighted | None:
    return asyncio.run(highlighter.highlight(name, text, digest=text[:100]))


def test_code_is_coloured(highlighter: Highlighter) -> None:
    made = highlight(highlighter, "a.py", "def f():\n    return 1\n")
    assert made is not None
    assert made.language == "Python"
    assert '<span class="k">def</span>' in made.html


def test_what_looks_like_html_is_escaped(highlighter: Highlighter) -> None:
    for name in ("a.py", "a.html", "a.unknown", "<b>.js"):
        made = highlight(highlighter, name, f"<script>alert(1)</script> # {name}")
        assert made is not None
        assert "<script" not in made.html


def test_every_line_closes_what_it_opens(highlighter: Highlighter) -> None:
    made = highlight(highlighter, "a.py", '"""one\ntwo\nthree"""\n')
    assert made is not None
    lines = made.html.removesuffix("\n").split("\n")
    assert len(lines) == 3
    assert all(line.count("<span") == line.count("</span") for line in lines)


def test_a_file_of_no_known_language_is_left_plain(highlighter: Highlighter) -> None:
    assert highlight(highlighter, "a.unknown", "a < b") == Highlighted(None, "a &lt; b")


def test_what_takes_too_long_is_given_up_and_not_tried_again() -> None:
    impatient = Highlighter(seconds=0.001)
    try:
        assert highlight(impatient, "a.py", ENDLESS) is None
        impatient.seconds = 30
        assert highlight(impatient, "a.py", ENDLESS) is None
        assert highlight(impatient, "b.py", "1") is not None
    finally:
        impatient.close()


def test_a_process_that_died_is_replaced() -> None:
    patient = Highlighter(seconds=30)
    try:
        assert highlight(patient, "a.py", "1") is not None
        assert patient._process is not None
        patient._process._process.kill()
        patient._process._process.wait()
        assert highlight(patient, "a.py", "2") is not None
    finally:
        patient.close()


def test_a_process_without_work_is_ended_and_started_anew() -> None:
    async def use() -> None:
        made = Highlighter(seconds=30, idle_seconds=0)
        assert await made.highlight("a.py", "1", "1") is not None
        await asyncio.to_thread(wait_until, lambda: made._process is None)
        assert await made.highlight("a.py", "2", "2") is not None
        made.close()

    asyncio.run(use())


def test_a_process_tells_late_from_gone() -> None:
    process = LineProcess()
    try:
        with pytest.raises(Late):
            process.ask(b'{"name": "a.py", "text": "%s"}\n' % ENDLESS.encode(), seconds=0.001)
        with pytest.raises(Gone):
            process.ask(b"\n", seconds=30)
    finally:
        process.close()
        process.close()


def test_what_it_does_not_understand_ends_it() -> None:
    process = LineProcess()
    try:
        with pytest.raises(Gone):
            process.ask(b"nonsense\n", seconds=30)
    finally:
        process.close()
