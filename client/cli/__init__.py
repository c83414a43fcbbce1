"""The command line. What only talks to the running app loads next to nothing."""

import os
import sys
from collections.abc import Sequence

from client.cli import output
from client.exit_codes import ExitCode


def main(arguments: Sequence[str]) -> int:
    """Runs a command; see `client.exit_codes` for what it returns."""
    from client.cli.parser import parse

    options = parse(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone; Python must not complain about it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.UNEXPECTED
    except Exception as error:  # noqa: BLE001 - the last place that can say it in a sentence
        return _fail(error)


def _fail(error: Exception) -> int:
    from client.core.failure import failure_of

    failure = failure_of(error)
    if failure is not None:
        output.complain(failure.message, failure.remedy)
        return failure.exit_code
    output.complain(f"Something unexpected happened ({type(error).__name__}).", _note(error))
    return ExitCode.UNEXPECTED


def _note(error: Exception) -> str:
    """Writes the details to the log and says where that is."""
    import traceback

    from client.config.paths import Paths

    file = Paths.standard().logs / "commands.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write("".join(traceback.format_exception(error)))
    except OSError:
        return "The log cannot be written either."
    return f"The details are in {file}."
