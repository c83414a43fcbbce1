"""Where the app keeps its things: the places that the system has for them."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from client.config.runtime import address_in, runtime_folder

_APP = "dropcap"


@dataclass(frozen=True, slots=True)
class Paths:
    """Files and folders of one person's Dropcap.

    Attributes:
        config: the folder of settings.
        data: the folder of what must not be lost.
        logs: the folder of logs.
        runtime: the folder of what lives as long as the session.
    """

    config: Path
    data: Path
    logs: Path
    runtime: Path

    @classmethod
    def standard(cls) -> "Paths":
        """The places this system has for them (XDG base directories, and their like elsewhere)."""
        return cls(
            Path(platformdirs.user_config_dir(_APP, appauthor=False)),
            Path(platformdirs.user_data_dir(_APP, appauthor=False)),
            Path(platformdirs.user_log_dir(_APP, appauthor=False)),
            Path(runtime_folder()),
        )

    @property
    def settings(self) -> Path:
        """The settings, TOML."""
        return self.config / "settings.toml"

    @property
    def account(self) -> Path:
        """Which server the person is logged in to, TOML."""
        return self.config / "account.toml"

    @property
    def tokens(self) -> Path:
        """Tokens where there is no keyring; for its owner alone."""
        return self.config / "tokens.toml"

    @property
    def outbox(self) -> Path:
        """What is on its way."""
        return self.data / "outbox"

    @property
    def captures(self) -> Path:
        """What arrived, kept."""
        return self.data / "captures"

    @property
    def annotations(self) -> Path:
        """What was drawn on pictures, and the pictures as they were."""
        return self.data / "annotations"

    @property
    def server(self) -> Path:
        """The data of the server that the app brings along."""
        return self.data / "server"

    @property
    def state(self) -> Path:
        """What is remembered from one time to the next, such as the last region."""
        return self.data / "state.toml"

    @property
    def socket(self) -> str:
        """Where the running app is spoken to: a socket's path, or a pipe's name on Windows."""
        return address_in(str(self.runtime))


class FolderNotOurs(Exception):
    """Somebody else owns the folder that the app's socket was to be in.

    Attributes:
        message: what is the matter.
        remedy: what to do about it.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.message = f"{folder} belongs to somebody else, so Dropcap does not trust it."
        self.remedy = "Set XDG_RUNTIME_DIR to a folder of your own."


def ensure_private(folder: Path) -> None:
    """Makes a folder that its owner alone can enter.

    Raises:
        FolderNotOurs: it is there and somebody else's, or a link.
        OSError: it cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if sys.platform != "win32":
        facts = folder.lstat()
        if facts.st_uid != os.getuid() or folder.is_symlink():
            raise FolderNotOurs(folder)
        if facts.st_mode & 0o077:
            folder.chmod(0o700)
