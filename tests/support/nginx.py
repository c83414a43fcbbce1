"""A real nginx in front of a server, with the configuration that we ship."""

import contextlib
import os
import pwd
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import requests
from support.processes import running
from support.server import free_port
from support.waiting import wait_until

_SHIPPED = Path(__file__).parents[2] / "packaging/nginx/dropcap.conf"
_AROUND = """
daemon off;
worker_processes {workers};
user {user};
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
    server {{ listen 127.0.0.1:{static}; root {objects}; }}
}}
"""


@contextlib.contextmanager
def nginx(server_port: int, port: int, data: Path, *, workers: int = 1) -> Iterator[str]:
    """Runs nginx on `port` until the block ends.

    Yields:
        The address at which it serves the folder of the objects by itself, for comparison.
    """
    folder = Path(tempfile.mkdtemp(prefix="dropcap-nginx-"))
    static = free_port()
    shipped = (
        _SHIPPED.read_text()
        .replace("127.0.0.1:8417", f"127.0.0.1:{server_port}")
        .replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
        .replace("/srv/dropcap/objects/", f"{data}/objects/")
    )
    (folder / "nginx.conf").write_text(
        _AROUND.format(
            folder=folder,
            server=shipped,
            static=static,
            objects=data / "objects",
            workers=workers,
            user=pwd.getpwuid(os.getuid()).pw_name,
        )
    )
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    try:
        with running(
            [program, "-p", folder, "-e", folder / "error.log", "-c", folder / "nginx.conf"]
        ):
            wait_until(lambda: _answers(port), message=f"nginx does not start: {folder}")
            yield f"http://127.0.0.1:{static}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _answers(port: int) -> bool:
    with contextlib.suppress(requests.ConnectionError):
        return requests.get(f"http://127.0.0.1:{port}/healthz", timeout=5).ok
    return False
