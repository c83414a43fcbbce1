"""What an operator can set: `DROPCAP_*` in the environment, or the same names in a TOML file."""

import os
import tomllib
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from server.database.database import CONNECTIONS
from server.database.engine import database_url, parse_address
from server.errors import SettingsError

_MIB = 1024 * 1024


def _is_origin(value: str) -> str:
    scheme, _, rest = value.rstrip("/").partition("://")
    if scheme not in ("http", "https") or not rest or set(rest) & set("/?#@ "):
        raise ValueError("write it as https://drops.example.org, with nothing behind the host")
    return value.rstrip("/")


def _is_database(value: SecretStr) -> SecretStr:
    parse_address(value.get_secret_value())
    return value


Origin = Annotated[str, AfterValidator(_is_origin)]
DatabaseAddress = Annotated[SecretStr, AfterValidator(_is_database)]


class Settings(BaseSettings):
    """The server's settings, checked at start.

    Attributes:
        data: the folder that holds everything.
        host: the address to listen on.
        port: the port to listen on; 0 = a free one.
        database_url: postgresql://…, or sqlite:///FILE; None = an SQLite file in the data folder.
        database_connections: to PostgreSQL, the most that one process has at a time.
        public_url: how people reach the server; None = where it listens.
        content_url: a second address for content alone, so that nothing uploaded shares an origin
            with the pages; None = the same address.
        max_size: the largest file, in bytes.
        upload_seconds: how long a presigned address is valid.
        arriving_seconds: how long nothing may have come for a drop before it is taken to be
            abandoned, and its link ends.
        sweep_seconds: how often what is over is swept away; 0 = not by the server itself, but by
            `dropcap-server sweep` from a scheduler.
        waiting_seconds: how long a reader is kept waiting for a drop that is still arriving.
    """

    model_config = SettingsConfigDict(env_prefix="DROPCAP_", extra="ignore", frozen=True)

    data: Path
    host: str = "127.0.0.1"
    port: int = Field(default=8417, ge=0, le=65535)
    database_url: DatabaseAddress | None = None
    database_connections: int = Field(default=CONNECTIONS, ge=1, le=1000)
    public_url: Origin | None = None
    content_url: Origin | None = None
    max_size: int = Field(default=5 * 1024 * _MIB, ge=1)
    upload_seconds: int = Field(default=3600, ge=10, le=7 * 24 * 3600)
    arriving_seconds: int = Field(default=7 * 24 * 3600, ge=60)
    sweep_seconds: float = Field(default=3600.0, ge=0)
    waiting_seconds: float = Field(default=10.0, ge=0, le=60)

    @property
    def database(self) -> str:
        """The address of the database; it may hold a password."""
        given = self.database_url
        return given.get_secret_value() if given is not None else database_url(self.data)

    @property
    def base_url(self) -> str:
        """The address that links are made with."""
        if self.public_url is not None:
            return self.public_url
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def content_base_url(self) -> str:
        """The address that content is served from."""
        return self.content_url or self.base_url


def load_settings(config: Path | None = None, **given: Any) -> Settings:
    """Puts settings together: what is given, then the environment, then the file, then defaults.

    Args:
        config: a TOML file, or None.
        given: settings from the command line; None stands for "not given".

    Raises:
        SettingsError: with a sentence for each mistake.
    """
    from_file = _read(config) if config is not None else {}
    in_environment = {name.upper() for name in os.environ}
    base = {k: v for k, v in from_file.items() if f"DROPCAP_{k}".upper() not in in_environment}
    chosen = {k: v for k, v in given.items() if v is not None}
    try:
        return Settings(**(base | chosen))
    except ValidationError as error:
        raise SettingsError([_sentence(mistake) for mistake in error.errors()]) from error


def _read(file: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise SettingsError([f"{file} cannot be read: {error.strerror}."]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError([f"{file} is not TOML: {error}."]) from error
    unknown = sorted(set(table) - set(Settings.model_fields))
    if unknown:
        raise SettingsError([f"{file}: there is no setting “{name}”." for name in unknown])
    return table


def _sentence(mistake: Any) -> str:
    name = ".".join(str(part) for part in mistake["loc"])
    reason = str(mistake["msg"]).removeprefix("Value error, ")
    if mistake["type"] == "missing":
        reason = "it has to be set"
    return f"{name} (DROPCAP_{name.upper()}): {reason[0].lower()}{reason[1:]}."
