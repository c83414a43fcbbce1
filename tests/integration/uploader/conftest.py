"""Prints what cannot be seen in single tests."""

import pytest
from support.kill_matrix import MATRIX


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The kill matrix, when it was run."""
    if MATRIX.cells:
        terminalreporter.section("kill matrix: one drop, the same bytes, the same link, no rest")
        for line in MATRIX.lines():
            terminalreporter.write_line(line)
