"""Who was killed when, and whether all was well afterwards."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class KillMatrix:
    """Results by who died, when, and what was on its way."""

    cells: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)

    @contextlib.contextmanager
    def cell(self, who: str, when: str, what: str) -> Iterator[None]:
        """Notes how the block ends."""
        row = self.cells.setdefault((who, when), {})
        row[what] = "FAILED"
        yield
        row[what] = "ok"

    def lines(self) -> list[str]:
        """The matrix as text."""
        columns = sorted({what for row in self.cells.values() for what in row}, key=len)
        width = max((len(when) for _, when in self.cells), default=0)
        head = f"{'':8}{'killed when':{width}}" + "".join(f"{name:>10}" for name in columns)
        rows = [
            f"{who:8}{when:{width}}" + "".join(f"{row.get(name, '–'):>10}" for name in columns)
            for (who, when), row in self.cells.items()
        ]
        return [head, *rows]


MATRIX = KillMatrix()
"""Of this test run."""
