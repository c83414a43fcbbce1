"""A real S3 store: Ceph's gateway with one monitor and one OSD that keeps everything in memory."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path

from support.s3 import S3Store, answers
from support.server import free_port
from support.waiting import wait_until

_ACCESS_KEY, _SECRET_KEY = "testkey", "testsecret"
_PATIENCE_SECONDS = 60
_CONFIGURATION = """
[global]
fsid = {fsid}
mon_initial_members = a
mon_host = v1:127.0.0.1:{monitor}
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
auth_supported = none
ms_bind_msgr2 = false
ms_bind_ipv6 = false
log_file = {folder}/log/$name.log
admin_socket = {folder}/$name.asok
pid_file = {folder}/$name.pid
run_dir = {folder}
crash_dir = {folder}
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_crush_chooseleaf_type = 0
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
mon_max_pg_per_osd = 2000
mon_allow_pool_size_one = true
mon_warn_on_pool_no_redundancy = false
[mon]
mon_data = {folder}/mon
mon_data_avail_crit = 0
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
mon_tick_interval = 1
[osd]
osd_data = {folder}/osd
osd_objectstore = memstore
memstore_device_bytes = 2147483648
[client.rgw]
rgw_frontends = beast endpoint=127.0.0.1:{gateway}
rgw_data = {folder}/rgw
rgw_enable_usage_log = false
rgw_run_sync_thread = false
rgw_dynamic_resharding = false
rgw_override_bucket_index_max_shards = 1
"""


@contextlib.contextmanager
def ceph() -> Iterator[S3Store]:
    """Runs a store until the block ends."""
    folder = Path(tempfile.mkdtemp(prefix="dropcap-ceph-"))
    try:
        yield _start(folder)
    finally:
        for name in ("client.rgw", "osd.0", "mon.a"):
            _end(folder / f"{name}.pid")
        shutil.rmtree(folder)


def _start(folder: Path) -> S3Store:
    for name in ("mon", "osd", "rgw", "log"):
        (folder / name).mkdir()
    fsid, monitor, gateway = uuid.uuid4(), free_port(), free_port()
    configuration = folder / "ceph.conf"
    configuration.write_text(
        _CONFIGURATION.format(fsid=fsid, monitor=monitor, gateway=gateway, folder=folder)
    )
    use = ("-c", str(configuration))
    osd = str(uuid.uuid4())
    address = f"v1:127.0.0.1:{monitor}"
    monmap = str(folder / "monmap")
    _run("monmaptool", "--create", "--clobber", "--fsid", str(fsid), "--addv", "a", address, monmap)
    _run("ceph-mon", "--mkfs", "-i", "a", "--monmap", monmap, *use)
    _run("ceph-mon", "-i", "a", *use)
    _run("ceph", *use, "osd", "new", osd)
    _run("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", osd, *use)
    # The monitor knows a new OSD a moment later than it says.
    wait_until(lambda: _succeeds("ceph-osd", "-i", "0", *use), timeout=_PATIENCE_SECONDS)
    _succeeds("ceph", *use, "osd", "crush", "add", "osd.0", "1", "root=default")  # or it has
    _run("radosgw", "-n", "client.rgw", *use)
    store = S3Store(f"http://127.0.0.1:{gateway}", _ACCESS_KEY, _SECRET_KEY)
    wait_until(lambda: answers(store.endpoint), timeout=_PATIENCE_SECONDS, interval=0.05)
    keys = (f"--access-key={_ACCESS_KEY}", f"--secret-key={_SECRET_KEY}")
    user = ("user", "create", "--uid=test", "--display-name=test", *keys)
    _run("radosgw-admin", "-n", "client.rgw", *use, *user)
    return store


def _run(*command: str) -> None:
    """Runs one of Ceph's programs; its daemons go into the background by themselves."""
    done = _finish(command)
    assert done.returncode == 0, f"{command[0]}: {done.stderr.decode()}"


def _succeeds(*command: str) -> bool:
    return _finish(command).returncode == 0


def _finish(command: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60, check=False
    )


def _end(pid_file: Path) -> None:
    """Ends a daemon at once: nothing in it is kept, and the OSD ignores polite requests."""
    if not pid_file.exists():
        return
    pid = int(pid_file.read_text())
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not Path(f"/proc/{pid}").exists() or _is_zombie(pid))


def _is_zombie(pid: int) -> bool:
    with contextlib.suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return True
