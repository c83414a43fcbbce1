"""One app at a time."""

import subprocess
import sys
from pathlib import Path

from client.app.instance import InstanceLock

HOLDER = """
import sys
from pathlib import Path
from client.app.instance import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print(lock.acquire(), flush=True)
sys.stdin.read()
"""


def hold(file: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_lock_is_for_one_and_freed_by_death(tmp_path: Path) -> None:
    file = tmp_path / "app.lock"
    with hold(file) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "True"

        assert not InstanceLock(file).acquire()
        holder.kill()
        holder.wait()

    lock = InstanceLock(file)
    assert lock.acquire()
    lock.release()
    lock.release()
    assert InstanceLock(file).acquire()
