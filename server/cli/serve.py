"""`dropcap-server serve`: brings the tables up to date and serves until it is told to stop."""

import argparse
import signal
import socket
import sys
import threading
from collections.abc import Callable
from types import FrameType

import uvicorn

from server.cli import add_data_options
from server.database.engine import make_engine
from server.database.migrate import migrate, prepare_data
from server.errors import CannotListen, SettingsError
from server.operation.logs import set_up_logs
from server.operation.processes import Processes, inherited_listener, this_command
from server.settings import Settings, load_settings
from server.storage.signing import SigningKeys, load_keys

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_GRACE_SECONDS = 10
_BACKLOG = 2048


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command."""
    parser = commands.add_parser("serve", help="run the server")
    add_data_options(parser)
    parser.add_argument("--host", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, help="port to listen on (8417; 0 = a free one)")
    parser.add_argument(
        "--supervised", action="store_true", help="stop when standard input is closed"
    )
    parser.add_argument(
        "--processes",
        type=int,
        default=1,
        metavar="N",
        help="how many processes share the work (1)",
    )
    parser.add_argument("--access-log", action="store_true", help="one line a request on stderr")
    parser.add_argument(
        "--log-format",
        choices=["text", "json"],
        default="text",
        help="of what goes to stderr (text)",
    )
    parser.add_argument("--listener", type=int, help=argparse.SUPPRESS)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serves."""
    set_up_logs(options.log_format, access=options.access_log)
    settings = load_settings(
        options.config, data=options.data, host=options.host, port=options.port
    )
    _check_processes(options.processes)
    child = options.listener is not None
    listener = (
        inherited_listener(options.listener) if child else _listen(settings.host, settings.port)
    )
    settings = settings.model_copy(update={"port": listener.getsockname()[1]})
    if not child:
        _warn_about_plain_http(settings)
    prepare_data(settings.data)
    migrate(settings.database)
    if options.processes > 1 and not child:
        return _run_several(options, settings, listener)
    server = _Server(settings, _keys(settings))
    if options.supervised or child:
        threading.Thread(target=_stop_with_stdin, args=(server.stop,), daemon=True).start()
    server.run(sockets=[listener])
    return 0


def _check_processes(count: int) -> None:
    if count < 1:
        raise SettingsError(["--processes: there has to be one at least."])
    if count > 1 and sys.platform == "win32":
        raise SettingsError(["--processes: Windows cannot share a socket like that; leave it out."])


def _run_several(options: argparse.Namespace, settings: Settings, listener: socket.socket) -> int:
    processes = Processes(this_command(), options.processes, listener, _GRACE_SECONDS + 2)
    if options.supervised:
        threading.Thread(target=_stop_with_stdin, args=(processes.stop,), daemon=True).start()
    return processes.run(_banner(settings))


def _banner(settings: Settings) -> str:
    return f"Dropcap server on http://{_in_url(settings.host)}:{settings.port}"


class _Server(uvicorn.Server):
    """uvicorn, which says where it listens once it does."""

    def __init__(self, settings: Settings, keys: SigningKeys) -> None:
        from server.app import create_app

        self._banner = _banner(settings)
        super().__init__(
            uvicorn.Config(
                create_app(settings, keys),
                loop="auto",
                http="httptools",
                lifespan="on",
                access_log=False,
                log_config=None,
                server_header=False,
                proxy_headers=bool(settings.trusted_proxies),
                forwarded_allow_ips=settings.trusted_proxies,
                timeout_graceful_shutdown=_GRACE_SECONDS,
                timeout_keep_alive=75,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(self._banner, flush=True)  # noqa: T201

    def stop(self) -> None:
        """Asks for a clean end: what is being answered is finished."""
        self.should_exit = True

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A signal asks for a clean end; that it came is not passed on to the default handler."""
        self.should_exit = True
        if sig == signal.SIGINT and self.force_exit:
            super().handle_exit(sig, frame)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        raise CannotListen(
            f"{host}:{port} cannot be listened on: {error.strerror or error}."
            " Choose another with --port."
        ) from error
    listener.set_inheritable(True)
    return listener


def _keys(settings: Settings) -> SigningKeys:
    engine = make_engine(settings.database)
    try:
        with engine.begin() as connection:
            return load_keys(connection)
    finally:
        engine.dispose()


def _warn_about_plain_http(settings: Settings) -> None:
    if settings.host not in _LOOPBACK and not (settings.public_url or "").startswith("https://"):
        sys.stderr.write(
            "dropcap-server: this is plain HTTP, which everybody on the way can read. Put a proxy"
            " that speaks TLS in front and set DROPCAP_PUBLIC_URL=https://…\n"
        )


def _stop_with_stdin(stop: Callable[[], None]) -> None:
    """Whoever started us holds the other end, and the system closes it when they die."""
    sys.stdin.buffer.read()
    stop()


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
