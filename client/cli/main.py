"""From the command line to an exit code, whatever happens on the way."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from client.exit_codes import ExitCode


def main(arguments: Sequence[str]) -> int:
    """Runs a command; see `client.exit_codes` for what it returns."""
    from client.cli import output
    from client.cli.parser import parse

    output.prepare()
    options = parse(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _let_go_of_output()
        return ExitCode.UNEXPECTED
    except Exception as error:  # noqa: BLE001 - the last place that can say it in a sentence
        return _fail(error)
    return code


def _fail(error: Exception) -> int:
    from client.cli import output
    from client.cli.explain import explain

    if isinstance(error, OSError) and error.filename is None:
        _let_go_of_output()  # it may be what failed, and would again
    failure = explain(error)
    output.complain(failure.message, failure.remedy)
    return failure.exit_code


def _let_go_of_output() -> None:
    """Keeps Python from complaining at its end about output that nobody takes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
