"""What an operator can set: `DROPCAP_*` in the environment, or the same names in a TOML file."""

import os
import tomllib
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from server.database.database import CONNECTIONS
from server.database.engine import database_url, parse_address
from server.errors import SettingsError
from server.storage.base import BucketSettings

_MIB = 1024 * 1024
_NO_DATA = (
    "data (DROPCAP_DATA): it has to be set, unless there are a bucket (DROPCAP_S3_BUCKET) and"
    " PostgreSQL (DROPCAP_DATABASE_URL)."
)


def _is_origin(value: str) -> str:
    scheme, _, rest = value.rstrip("/").partition("://")
    if scheme not in ("http", "https") or not rest or set(rest) & set("/?#@ "):
        raise ValueError("write it as https://drops.example.org, with nothing behind the host")
    return value.rstrip("/")


def _is_database(value: SecretStr) -> SecretStr:
    parse_address(value.get_secret_value())
    return value


def _are_addresses(value: str) -> str:
    for part in filter(None, map(str.strip, value.split(","))):
        try:
            ip_network(part, strict=False)
        except ValueError:
            raise ValueError(
                f"“{part}” is no address; write them as 10.0.0.0/8, 127.0.0.1"
            ) from None
    return value


Origin = Annotated[str, AfterValidator(_is_origin)]
Proxies = Annotated[str, AfterValidator(_are_addresses)]
DatabaseAddress = Annotated[SecretStr, AfterValidator(_is_database)]


class Settings(BaseSettings):
    """The server's settings, checked at start.

    Attributes:
        data: the folder that holds everything; None where a bucket and PostgreSQL do.
        host: the address to listen on.
        port: the port to listen on; 0 = a free one.
        database_url: postgresql://…, or sqlite:///FILE; None = an SQLite file in the data folder.
        database_connections: to PostgreSQL, the most that one process has at a time.
        s3_bucket: the bucket that holds the files; None = the data folder does.
        s3_endpoint: the address of an S3-compatible store; None = Amazon's.
        s3_region: of the bucket; None = as boto3 finds it, or us-east-1.
        s3_access_key: None = as boto3 finds it: its environment, its files, the machine's role.
        s3_secret_key: belongs to it.
        s3_prefix: what all keys in the bucket begin with, such as "drops/".
        s3_stream: whether content goes through the server, instead of straight from the bucket.
        s3_link_seconds: how long an address is valid that readers get content from.
        s3_sign_payload: whether uploads are signed with the digest of the payload beside the
            checksum; off for stores that do not take it, as `dropcap-server check` says.
        accel_path: the internal location of nginx that stands for the folder of the objects; it
            sends the files then (X-Accel-Redirect).
        trusted_proxies: addresses or networks, separated by commas, whose word is taken for where a
            request comes from (X-Forwarded-For, X-Forwarded-Proto); empty = nobody's.
        metrics_token: what /metrics asks for; None = it answers this machine only.
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

    data: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8417, ge=0, le=65535)
    database_url: DatabaseAddress | None = None
    database_connections: int = Field(default=CONNECTIONS, ge=1, le=1000)
    s3_bucket: str | None = Field(default=None, pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]+$")
    s3_endpoint: Origin | None = None
    s3_region: str | None = None
    s3_access_key: str | None = None
    s3_secret_key: SecretStr | None = None
    s3_prefix: str = Field(default="", pattern=r"^([A-Za-z0-9._-]+/)*$")
    s3_stream: bool = False
    s3_link_seconds: int = Field(default=900, ge=60, le=7 * 24 * 3600)
    s3_sign_payload: bool = True
    accel_path: str | None = Field(default=None, pattern=r"^/[A-Za-z0-9._/-]+$")
    trusted_proxies: Proxies = ""
    metrics_token: SecretStr | None = None
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
        return given.get_secret_value() if given is not None else database_url(self.folder)

    @property
    def folder(self) -> Path:
        """The data folder, where there is something in it."""
        if self.data is None:
            raise SettingsError([_NO_DATA])
        return self.data

    @property
    def metrics_secret(self) -> str | None:
        """What /metrics asks for."""
        return self.metrics_token.get_secret_value() if self.metrics_token is not None else None

    @property
    def s3(self) -> BucketSettings | None:
        """The bucket, if there is one."""
        if self.s3_bucket is None:
            return None
        secret = self.s3_secret_key
        return BucketSettings(
            bucket=self.s3_bucket,
            prefix=self.s3_prefix,
            endpoint=self.s3_endpoint,
            region=self.s3_region,
            access_key=self.s3_access_key,
            secret_key=secret.get_secret_value() if secret is not None else None,
        )

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
        settings = Settings(**(base | chosen))
    except ValidationError as error:
        raise SettingsError([_sentence(mistake) for mistake in error.errors()]) from error
    if settings.data is None and (settings.database_url is None or settings.s3_bucket is None):
        raise SettingsError([_NO_DATA])
    return settings


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
