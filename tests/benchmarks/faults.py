"""200 random schedules of faults: nothing lost, nothing double."""

import os
import re
import subprocess
import sys
import time

from benchmarks.report import Report

_SCHEDULES = 200


def run() -> Report:
    """Runs the test of faults with more schedules than there is time for in the test suite."""
    report = Report(f"{_SCHEDULES} random schedules of faults")
    began = time.perf_counter()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "--timeout=1800", "-k", "random_faults"),
            "tests/integration/uploader/test_faults.py",
        ],
        env={**os.environ, "DROPCAP_FAULT_SCHEDULES": str(_SCHEDULES)},
        capture_output=True,
        text=True,
        check=False,
    )
    failed = 0 if done.returncode == 0 and re.search(r"1 passed", done.stdout) else 1
    if failed:
        print(done.stdout[-4000:])
    report.fact("time", f"{time.perf_counter() - began:.0f} s")
    report.at_most("schedules in which something was lost or double", failed, 0)
    return report
