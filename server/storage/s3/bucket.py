"""The bucket, and how it is spoken to: in threads, with what goes wrong said in one way."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from urllib3.exceptions import HTTPError

from server.errors import SettingsError
from server.storage.base import BucketSettings, StoreError

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

_AT_A_TIME: Final = 16
_CONNECT_SECONDS: Final = 5
_READ_SECONDS: Final = 60
_TRIES: Final = 4
_USUAL_REGION: Final = "us-east-1"
_NO_KEYS: Final = (
    "There are no keys to the bucket: set DROPCAP_S3_ACCESS_KEY and DROPCAP_S3_SECRET_KEY, or give"
    " the machine a role."
)


class Bucket:
    """Runs boto3's calls for the event loop.

    Args:
        settings: which bucket.

    Raises:
        SettingsError: there are no keys to it.
    """

    def __init__(self, settings: BucketSettings) -> None:
        self.settings = settings
        session = boto3.Session(
            aws_access_key_id=settings.access_key,
            aws_secret_access_key=settings.secret_key,
            region_name=settings.region,
        )
        self.credentials: Any = session.get_credentials()
        if self.credentials is None:
            raise SettingsError([_NO_KEYS])
        self.client: S3Client = session.client(
            "s3",
            endpoint_url=settings.endpoint,
            region_name=session.region_name or _USUAL_REGION,
            config=Config(
                signature_version="s3v4",
                # Only Amazon has a name for each bucket for certain.
                s3={"addressing_style": "path" if settings.endpoint else "virtual"},
                retries={"mode": "standard", "total_max_attempts": _TRIES},
                connect_timeout=_CONNECT_SECONDS,
                read_timeout=_READ_SECONDS,
                max_pool_connections=_AT_A_TIME,
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )
        self._threads = ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="s3")

    @property
    def name(self) -> str:
        """The bucket's name."""
        return self.settings.bucket

    @property
    def region(self) -> str:
        """Where it is said to be."""
        return self.client.meta.region_name

    def full(self, key: str) -> str:
        """A key of ours as the bucket has it."""
        return self.settings.prefix + key

    async def ask(self, function: Callable[..., Any], *fine: str, **asked: Any) -> Any:
        """Runs a call on this bucket in a thread; None where it is refused with one of `fine`.

        Raises:
            StoreError: it is refused otherwise, or the store does not answer.
        """
        return await self.attempt(partial(function, Bucket=self.name, **asked), *fine)

    async def attempt(self, function: Callable[[], Any], *fine: str) -> Any:
        """Runs something in a thread; None where the store refuses with one of the codes `fine`.

        Raises:
            StoreError: it refuses otherwise, or does not answer.
        """
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, function)
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in fine:
                return None
            raise StoreError(f"the store refuses: {code}") from error
        except (BotoCoreError, HTTPError) as error:
            raise StoreError(f"the store does not answer: {error}") from error

    def close(self) -> None:
        """Finishes what is under way."""
        self._threads.shutdown()
        self.client.close()
