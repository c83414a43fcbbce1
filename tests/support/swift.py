"""A second real S3 store: OpenStack Swift, which speaks S3 as well.

It lives in an environment of its own, since its libraries are none of ours; that is made on first
use and kept below `build/`.
"""

import contextlib
import hashlib
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from botocore.exceptions import ClientError
from support.s3 import S3Store, answers
from support.server import free_port
from support.waiting import wait_until

_PACKAGES = ("swift==2.38.3", "python-memcached==1.62", "setuptools<81")
_ENVIRONMENT = Path(__file__).parents[2] / "build/swift"
_PATIENCE_SECONDS = 60
_RINGS = ("account", "container", "object")
_BACK_END = """
[DEFAULT]
swift_dir = {folder}/etc
devices = {folder}/srv
mount_check = false
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
log_level = WARNING
disable_fallocate = true
[pipeline:main]
pipeline = {ring}-server
[app:{ring}-server]
use = egg:swift#{ring}
"""
_PROXY = """
[DEFAULT]
swift_dir = {folder}/etc
bind_ip = 127.0.0.1
bind_port = {port}
workers = 0
user = {user}
log_level = WARNING
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats bulk s3api tempauth slo dlo {more}
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:{memcached}
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
s3_acl = false
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testsecret .admin
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:symlink]
use = egg:swift#symlink
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_object_versioning = true
"""
_REST = "versioned_writes symlink proxy-server"
_HASHING = """
[swift-hash]
swift_hash_path_suffix = suffix
swift_hash_path_prefix = prefix
[storage-policy:0]
name = one
default = yes
[swift-constraints]
"""


@contextlib.contextmanager
def swift() -> Iterator[S3Store]:
    """Runs a store until the block ends."""
    programs = _environment()
    folder = Path(tempfile.mkdtemp(prefix="dropcap-swift-"))
    try:
        with contextlib.ExitStack() as processes, (folder / "log").open("wb") as log:
            memcached, proxy = free_port(), free_port()
            _write(folder, "swift.conf", _HASHING)
            _write(folder, "proxy.conf", _PROXY, port=proxy, memcached=memcached, more=_REST)
            command = ["memcached", "-u", _user(), "-l", "127.0.0.1", "-p", str(memcached)]
            _start(processes, command, log)
            for name in _RINGS:
                port = free_port()
                _write(folder, f"{name}.conf", _BACK_END, port=port, ring=name)
                _make_ring(programs, folder / "etc", name, port)
                command = [str(programs / f"swift-{name}-server"), str(folder / f"etc/{name}.conf")]
                _start(processes, command, log)
            command = [str(programs / "swift-proxy-server"), str(folder / "etc/proxy.conf")]
            _start(processes, command, log)
            store = S3Store(f"http://127.0.0.1:{proxy}", "test:tester", "testsecret")
            wait_until(lambda: answers(store.endpoint), timeout=_PATIENCE_SECONDS, interval=0.05)
            wait_until(lambda: _takes_buckets(store), timeout=_PATIENCE_SECONDS, interval=0.2)
            yield store
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(processes: contextlib.ExitStack, command: list[str], log: IO[bytes]) -> None:
    """Runs a program until the stack is left; nothing in it is kept, so it is not asked to end."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    processes.callback(process.wait)
    processes.callback(process.kill)


def _environment() -> Path:
    """Where Swift's programs are; installs them where they are not yet."""
    stamp = _ENVIRONMENT / "installed"
    wanted = hashlib.sha256("\n".join((sys.version, *_PACKAGES)).encode()).hexdigest()
    programs = _ENVIRONMENT / "bin"
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", _ENVIRONMENT], check=True)
        subprocess.run([programs / "pip", "install", "--quiet", *_PACKAGES], check=True)
        stamp.write_text(wanted)
    return programs


def _make_ring(programs: Path, folder: Path, name: str, port: int) -> None:
    builder = f"{name}.builder"
    for arguments in (
        ("create", "4", "1", "1"),
        ("add", f"r1z1-127.0.0.1:{port}/sda", "1"),
        ("rebalance",),
    ):
        command = [programs / "swift-ring-builder", builder, *arguments]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        assert done.returncode in (0, 1), done.stderr  # 1 is a warning


def _write(folder: Path, name: str, text: str, **values: object) -> None:
    for needed in ("etc", "srv/sda", "cache"):
        (folder / needed).mkdir(parents=True, exist_ok=True)
    (folder / "etc" / name).write_text(text.format(folder=folder, user=_user(), **values))


def _user() -> str:
    return pwd.getpwuid(os.getuid()).pw_name


def _takes_buckets(store: S3Store) -> bool:
    try:
        store.client.list_buckets()
    except ClientError:
        return False
    return True
