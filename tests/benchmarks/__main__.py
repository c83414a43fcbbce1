"""`make bench`: every benchmark in turn, or those named: `make bench ONLY="encoding raw"`.

Each limit is a ratio to a peer or to the physical limit, measured in the same run, or a time that a
person feels. The exit code is 1 when a limit did not hold.
"""

import sys

from benchmarks import (
    commands,
    creating,
    editor,
    encoding,
    faults,
    gif,
    growth,
    library,
    overlay,
    raw,
    recording,
    recording_upload,
    rest,
    serving,
    soak,
    to_link,
    upload_memory,
    uploads,
)

_BENCHMARKS = {
    "editor": editor.run,
    "encoding": encoding.run,
    "library": library.run,
    "recording": recording.run,
    "gif": gif.run,
    "overlay": overlay.run,
    "to_link": to_link.run,
    "commands": commands.run,
    "rest": rest.run,
    "raw": raw.run,
    "uploads": uploads.run,
    "upload_memory": upload_memory.run,
    "recording_upload": recording_upload.run,
    "faults": faults.run,
    "serving": serving.run,
    "creating": creating.run,
    "growth": growth.run,
    "soak": soak.run,
}


def main(names: list[str]) -> int:
    """Runs the named benchmarks, or all, and prints their tables."""
    unknown = sorted(set(names) - set(_BENCHMARKS))
    if unknown:
        print(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(_BENCHMARKS)}.")
        return 2
    failures = 0
    for name in names or list(_BENCHMARKS):
        report = _BENCHMARKS[name]()
        print(report, flush=True)
        failures += report.failures
    print("Every limit holds." if not failures else f"{failures} limits do not hold.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
