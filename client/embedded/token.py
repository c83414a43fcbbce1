"""The app's token for its own server: made once, kept where tokens are kept."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from client.embedded.log import BoundedLog
from client.embedded.process import ServerProcess
from uploader.api import Api
from uploader.errors import TokenRefused, UploadError
from uploader.model import Endpoint

if TYPE_CHECKING:
    from client.config.credentials import CredentialStore

_KEPT_UNDER = "embedded"
_NAME = "this computer"


class TokenNotMade(Exception):
    """The server did not make a token; its log says why."""


class TokenKeeper:
    """Finds the token, and makes one where there is none or the server does not know it.

    Args:
        data: the server's folder.
        open_store: where tokens are kept; opened once, for a keyring may ask a person.
        said: where the server's complaints go.
    """

    def __init__(
        self, data: Path, open_store: Callable[[], CredentialStore], said: BoundedLog
    ) -> None:
        self._data = data
        self._open_store = open_store
        self._said = said
        self._lock = threading.Lock()
        self._making: ServerProcess | None = None
        self._stopped = False
        self._token: str | None = None

    def look_up(self) -> None:
        """Reads the token that was kept, if there is one: time for that is while the server starts.

        Raises:
            BadFile: the file of tokens is damaged.
            KeyringTrouble: the keyring does not work.
        """
        if self._token is None:
            self._token = self._open_store().get(_KEPT_UNDER)

    def token_for(self, address: str) -> str:
        """A token that the server at this address takes.

        Raises:
            TokenNotMade: the server could not make one.
            CannotSave, KeyringTrouble: it could not be kept.
        """
        self.look_up()
        if self._token is None or _is_refused(Endpoint(address, self._token)):
            self._token = self._made()
            self._open_store().set(_KEPT_UNDER, self._token)
        return self._token

    def stop(self) -> None:
        """Ends the making of a token."""
        with self._lock:
            self._stopped = True
            making = self._making
        if making is not None:
            making.end()

    def _made(self) -> str:
        with self._lock:
            if self._stopped:
                raise TokenNotMade("stopped")
            making = self._making = ServerProcess(
                "token", "--data", self._data, "--name", _NAME, complaints=subprocess.PIPE
            )
        try:
            token, complaints = making.outcome()
        finally:
            making.end()
            self._making = None
        code = making.wait()
        if code != 0 or not token.strip():
            self._said.add(complaints.rstrip())
            raise TokenNotMade(f"exit code {code}")
        return token.strip()


def _is_refused(endpoint: Endpoint) -> bool:
    """Whether the server does not know the token: its data are not those of before."""
    try:
        Api(endpoint).me()
    except TokenRefused:
        return True
    except UploadError:
        return False
    return False
