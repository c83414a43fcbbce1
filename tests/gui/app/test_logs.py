"""What the log keeps, and what it must not."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from client.app.logs import DiscreetFormatter
from client.core.discreet import without_secrets

SECRET = "s3cr3t-Value_42"


@pytest.mark.parametrize(
    "text",
    [
        f"PUT http://127.0.0.1:8417/storage/ab/cd?signature={SECRET}&expires=1",
        f"HTTPConnectionPool(host='127.0.0.1'): Max retries with url: /storage/a?sig={SECRET}",
        f"Authorization: Bearer {SECRET}",
        f"{{'Authorization': 'Bearer {SECRET}'}}",
        f"DROPCAP_TOKEN={SECRET}",
        f'{{"password": "{SECRET}"}}',
        f"Endpoint(token='{SECRET}')",
    ],
)
def test_secrets_are_cut_out(text: str) -> None:
    assert SECRET not in without_secrets(text)


@pytest.mark.parametrize(
    "text",
    [
        "http://127.0.0.1:8417/AbCdEf0123 is ready",
        "the token was refused; log in again",
        "could not end: embedded server",
    ],
)
def test_everything_else_stays(text: str) -> None:
    assert without_secrets(text) == text


def test_secrets_in_a_traceback_are_cut_out_too() -> None:
    try:
        int(f"Bearer {SECRET}")
    except ValueError:
        record = logging.LogRecord("x", 40, "x.py", 1, "failed", (), sys.exc_info())

    line = DiscreetFormatter("%(message)s").format(record)

    assert "Traceback" in line
    assert SECRET not in line


PROGRAM = """
import logging, sys, threading
from pathlib import Path
from client.app.logs import start_logging
from PySide6.QtCore import qWarning
start_logging(Path(sys.argv[1]))
logging.getLogger("x").info("hello")
qWarning("from Qt")
thread = threading.Thread(target=lambda: 1 / 0)
thread.start()
thread.join()
raise RuntimeError("nobody caught this")
"""


def test_the_file_has_it_all_and_the_terminal_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "logs")],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )

    assert done.stderr == ""
    written = (tmp_path / "logs/dropcap.log").read_text()
    for expected in ("hello", "from Qt", "ZeroDivisionError", "nobody caught this"):
        assert expected in written
