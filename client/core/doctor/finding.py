"""What a check of the doctor's found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from client.exit_codes import ExitCode


class State(StrEnum):
    """How something is, the best first."""

    NOT_APPLICABLE = "not-applicable"
    OK = "ok"
    UNKNOWN = "unknown"
    WARNING = "warning"
    PROBLEM = "problem"


_ORDER = tuple(State)


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing is.

    Attributes:
        state: how it is.
        message: the same as a sentence.
        fix: what to do about it; empty where nothing has to be done.
        exit_code: what `dropcap doctor` ends with if this is the first problem.
    """

    state: State
    message: str
    fix: str = ""
    exit_code: ExitCode = ExitCode.NO_CAPTURE


@dataclass(frozen=True, slots=True)
class Report:
    """What all checks found, by their ids, in the order in which they are told."""

    findings: tuple[tuple[str, Finding], ...]

    @property
    def state(self) -> State:
        """The worst of the states."""
        return max((finding.state for _, finding in self.findings), key=_ORDER.index)

    @property
    def exit_code(self) -> ExitCode:
        """That of the first problem; 0 where there is none."""
        problems = (f.exit_code for _, f in self.findings if f.state is State.PROBLEM)
        return next(problems, ExitCode.DONE)

    def document(self) -> dict[str, Any]:
        """What `--json` prints, without the exit code."""
        return {
            "state": self.state.value,
            "exit_code": int(self.exit_code),
            "checks": [
                {"id": id_, "state": f.state.value, "message": f.message, "fix": f.fix}
                for id_, f in self.findings
            ],
        }


def ok(message: str, fix: str = "") -> Finding:
    """All is well."""
    return Finding(State.OK, message, fix)


def not_applicable(message: str) -> Finding:
    """It is of no concern on this system."""
    return Finding(State.NOT_APPLICABLE, message)


def unknown(message: str, fix: str) -> Finding:
    """It could not be found out."""
    return Finding(State.UNKNOWN, message, fix)


def warning(message: str, fix: str) -> Finding:
    """Dropcap works, but less well than it could."""
    return Finding(State.WARNING, message, fix)


def problem(message: str, fix: str, exit_code: ExitCode = ExitCode.NO_CAPTURE) -> Finding:
    """Something does not work."""
    return Finding(State.PROBLEM, message, fix, exit_code)
