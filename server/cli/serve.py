"""`dropcap-server serve`: brings the tables up to date and serves until it is told to stop."""

import argparse
import logging
import signal
import socket
import sys
import threading
from types import FrameType

import uvicorn

from server.cli import add_data_options
from server.database.engine import make_engine
from server.database.migrate import migrate, prepare_data
from server.errors import CannotListen
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
    parser.add_argument("--access-log", action="store_true", help="one line a request on stderr")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serves."""
    logging.basicConfig(
        level=logging.INFO if options.access_log else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
    )
    settings = load_settings(
        options.config, data=options.data, host=options.host, port=options.port
    )
    listener = _listen(settings.host, settings.port)
    settings = settings.model_copy(update={"port": listener.getsockname()[1]})
    _warn_about_plain_http(settings)
    prepare_data(settings.data)
    migrate(settings.database)
    server = _Server(settings, _keys(settings))
    if options.supervised:
        threading.Thread(target=_stop_with_stdin, args=(server,), daemon=True).start()
    server.run(sockets=[listener])
    return 0


class _Server(uvicorn.Server):
    """uvicorn, which says where it listens once it does."""

    def __init__(self, settings: Settings, keys: SigningKeys) -> None:
        from server.app import create_app

        self._address = f"http://{_in_url(settings.host)}:{settings.port}"
        super().__init__(
            uvicorn.Config(
                create_app(settings, keys),
                loop="auto",
                http="httptools",
                lifespan="on",
                access_log=False,
                log_config=None,
                server_header=False,
                timeout_graceful_shutdown=_GRACE_SECONDS,
                timeout_keep_alive=75,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            print(f"Dropcap server on {self._address}", flush=True)  # noqa: T201

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


def _stop_with_stdin(server: uvicorn.Server) -> None:
    """Whoever started us holds the other end, and the system closes it when they die."""
    sys.stdin.buffer.read()
    server.should_exit = True


def _in_url(host: str) -> str:
    return f"[{host}]" if ":" in host else host
