"""What the checks make of what they see."""

import threading
from importlib import import_module
from pathlib import Path

import pytest

from client.config.paths import Paths
from client.config.settings import Settings
from client.core import doctor
from client.core.doctor import (
    CHECKS,
    Context,
    Finding,
    Report,
    State,
    clock,
    examine,
    hotkeys,
    outbox,
    print_screen,
    server,
)
from client.core.doctor.finding import ok, problem, warning
from client.exit_codes import ExitCode
from client.platform.environment import DisplayServer, Environment
from client.platform.hotkeys import Shortcut
from client.platform.hotkeys.base import taken


def context(tmp_path: Path, settings: Settings | None = None) -> Context:
    paths = Paths(tmp_path, tmp_path / "data", tmp_path, tmp_path)
    where = Environment(DisplayServer.X11)
    return Context(paths, settings or Settings(), lambda: None, environment=where)


def test_a_report_is_as_bad_as_its_worst_finding_and_ends_with_its_first_problem() -> None:
    fine, poor = ok("a"), warning("b", "do b")
    bad, worse = problem("c", "do c", ExitCode.UNREACHABLE), problem("d", "do d")

    assert Report((("x", fine), ("y", poor))).state is State.WARNING
    assert Report((("x", fine), ("y", poor))).exit_code is ExitCode.DONE
    report = Report((("x", poor), ("y", bad), ("z", worse)))
    assert report.state is State.PROBLEM
    assert report.exit_code is ExitCode.UNREACHABLE
    assert report.document()["checks"][1] == {
        "id": "y",
        "state": "problem",
        "message": "c",
        "fix": "do c",
    }


@pytest.mark.parametrize(
    ("skew", "state", "said"),
    [
        (0.4, State.OK, "agrees"),
        (-59, State.OK, "agrees"),
        (61, State.WARNING, "61 seconds ahead"),
        (-300, State.WARNING, "5 minutes behind"),
        (-3600, State.PROBLEM, "60 minutes behind"),
    ],
)
def test_a_clock_may_be_a_little_wrong(skew: float, state: State, said: str) -> None:
    finding = clock.judge(skew)

    assert finding.state is state
    assert said in finding.message


@pytest.mark.parametrize(
    ("free", "state"), [(5 << 30, State.OK), (500 << 20, State.WARNING), (5 << 20, State.PROBLEM)]
)
def test_room_for_captures(free: int, state: State) -> None:
    finding = outbox.judge(Path("/outbox"), free)

    assert finding.state is state
    assert bool(finding.fix) == (state is not State.OK)


def test_an_outbox_that_cannot_be_made_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")

    finding = outbox.look(context(tmp_path))

    assert finding.state is State.PROBLEM
    assert finding.exit_code is ExitCode.FILE


def test_the_print_screen_key_of_windows() -> None:
    assert print_screen.wants_print(["ctrl+print", "nonsense", "print"])
    assert not print_screen.wants_print(["ctrl+print", ""])
    assert print_screen.judge(False, taken=True).state is State.NOT_APPLICABLE
    assert print_screen.judge(True, taken=True).state is State.PROBLEM
    assert print_screen.judge(True, taken=False).state is State.OK


def test_the_running_app_is_believed_about_its_hotkeys(tmp_path: Path) -> None:
    inside = context(tmp_path)
    conflict = taken("capture_region", Shortcut.parse("ctrl+shift+4"))
    inside.refused_hotkeys = lambda: (conflict,)

    finding = hotkeys.look(inside)

    assert finding.state is State.PROBLEM
    assert "Ctrl+Shift+4 is taken" in finding.message
    inside.refused_hotkeys = lambda: ()
    assert hotkeys.look(inside).state is State.OK


@pytest.mark.parametrize(
    ("keys", "state", "said"),
    [
        ({"a": "nonsense"}, State.PROBLEM, "nonsense"),
        ({"a": ""}, State.WARNING, "No hotkeys"),
        ({"a": "f9", "b": "F9"}, State.PROBLEM, "two things"),
    ],
)
def test_hotkeys_that_cannot_be_meant(
    tmp_path: Path, keys: dict[str, str], state: State, said: str
) -> None:
    finding = hotkeys.look(context(tmp_path, Settings(hotkeys=keys)))

    assert finding.state is state
    assert said in finding.message


def test_a_missing_server_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("client.embedded.process.find_spec", lambda _: None)

    finding = server.look(context(tmp_path))

    assert finding.state is State.PROBLEM
    assert "pip install" in finding.fix


def test_a_check_that_fails_is_unknown_and_the_others_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: Context) -> Finding:
        raise ZeroDivisionError

    monkeypatch.setattr("client.core.doctor.settings.look", broken)
    told: list[str] = []

    report = examine(
        context(tmp_path), ["settings", "outbox"], lambda id_, _finding: told.append(id_)
    )

    findings = dict(report.findings)
    assert findings["settings"].state is State.UNKNOWN
    assert findings["outbox"].state is State.OK
    assert sorted(told) == ["outbox", "settings"]
    assert "the check settings failed" in caplog.text


def test_a_check_that_hangs_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = threading.Event()

    def hangs(_: Context) -> Finding:
        asked.wait(30)
        return ok("at last")

    monkeypatch.setattr("client.core.doctor.keyring.look", hangs)
    report = examine(context(tmp_path), ["keyring"], seconds=0.05)
    asked.set()

    assert dict(report.findings)["keyring"].state is State.UNKNOWN


def test_every_check_is_there() -> None:
    for id_, module in CHECKS.items():
        assert callable(import_module(f"{doctor.__name__}.{module}").look), id_
