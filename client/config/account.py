"""Which server drops go to: the environment's, the one logged in to, or the app's own."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from client.config.credentials import CredentialStore
    from uploader.model import Endpoint

SERVER_VARIABLE = "DROPCAP_SERVER_URL"
TOKEN_VARIABLE = "DROPCAP_TOKEN"  # noqa: S105 - a variable's name


class AccountError(Exception):
    """There is no account to work with.

    Attributes:
        message: what is missing.
        remedy: what to do about it.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def is_in_environment(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment stands in for a login."""
    return bool(environ.get(SERVER_VARIABLE) or environ.get(TOKEN_VARIABLE))


def from_environment(environ: Mapping[str, str] = os.environ) -> Endpoint | None:
    """The server and token that the environment names.

    Raises:
        AccountError: it names one without the other.
        UploadError: the address is none.
    """
    if not is_in_environment(environ):
        return None
    server, token = environ.get(SERVER_VARIABLE), environ.get(TOKEN_VARIABLE)
    if not server or not token:
        missing = TOKEN_VARIABLE if server else SERVER_VARIABLE
        raise AccountError(f"{missing} is not set.", "Set both it and its companion, or neither.")
    from uploader.model import Endpoint
    from uploader.protocol import check_address

    return Endpoint(check_address(server), token)


def logged_in_server(file: Path) -> str | None:
    """The server that the person is logged in to.

    Raises:
        BadFile: the file is damaged.
    """
    from client.config.files import read_toml

    server = read_toml(file).get("server_url")
    return server if isinstance(server, str) else None


def current(
    file: Path, open_store: Callable[[], CredentialStore], environ: Mapping[str, str] = os.environ
) -> Endpoint | None:
    """The account in use; None = the app's own server is.

    Raises:
        AccountError: the token of the server that is logged in to is gone.
        BadFile: the file is damaged.
    """
    given = from_environment(environ)
    if given is not None:
        return given
    server = logged_in_server(file)
    if server is None:
        return None
    store = open_store()
    token = store.get(server)
    if token is None:
        why = f"{store.reason}, and so there" if store.reason else "There"
        raise AccountError(
            f"{why} is no access token for {server}.",
            f"Put that right, or log in again: dropcap login {server}",
        )
    from uploader.model import Endpoint

    return Endpoint(server, token)


def log_in(file: Path, store: CredentialStore, endpoint: Endpoint) -> None:
    """Makes a server the one in use, and forgets the token of an earlier one."""
    from client.config.files import write_toml

    earlier = logged_in_server(file)
    store.set(endpoint.server_url, endpoint.token)
    write_toml(file, {"server_url": endpoint.server_url})
    if earlier is not None and earlier != endpoint.server_url:
        store.delete(earlier)


def log_out(file: Path, store: CredentialStore) -> str | None:
    """Goes back to the app's own server; returns the one that was left, if any."""
    server = logged_in_server(file)
    if server is not None:
        file.unlink(missing_ok=True)
        store.delete(server)
    return server
