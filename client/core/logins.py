"""Logging in and out, for the command line and for windows. For threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from client.config import account
from client.core.failure import UsageError
from uploader.api import Api
from uploader.model import Endpoint
from uploader.protocol import check_address, is_private_connection

if TYPE_CHECKING:
    from client.config.credentials import CredentialStore
    from client.config.paths import Paths


def checked_token(text: str) -> str:
    """A token as it may be sent.

    Raises:
        UsageError: it is none.
    """
    token = text.strip()
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise UsageError(
            "That is no access token.", "Make one on the server: dropcap-server token."
        )
    return token


def checked_server(address: str, *, insecure: bool) -> str:
    """A server's address that a token may be sent to.

    Raises:
        BadServerAddress: it is none.
        UsageError: everybody on the way could read the token, and that is not acceptable.
    """
    server = check_address(address)
    if not is_private_connection(server) and not insecure:
        raise UsageError(
            f"{server} is not encrypted: everybody on the way could read your token.",
            "Use https://, or --insecure if you know the network.",
        )
    return server


def log_in(paths: Paths, store: CredentialStore, server: str, token: str) -> str:
    """Makes a server the one in use if it knows the token; returns the account's name.

    Raises:
        UploadError: the server cannot be reached, or does not know the token.
        KeyringTrouble: the token cannot be kept.
        OSError: likewise.
    """
    endpoint = Endpoint(server, token)
    me = Api(endpoint).me()
    account.log_in(paths.account, store, endpoint)
    return str(me.get("name"))
