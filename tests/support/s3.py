"""S3 stores that answer on loopback, whoever made them."""

import itertools
from dataclasses import dataclass, field
from typing import Any

import boto3
import requests
from botocore.config import Config

_NUMBERS = itertools.count()


@dataclass(frozen=True)
class S3Store:
    """A store and the keys to it."""

    endpoint: str
    access_key: str
    secret_key: str = field(repr=False)

    @property
    def client(self) -> Any:
        """A client of ours, apart from the server's."""
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            config=Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    def new_bucket(self) -> str:
        """The name of a new, empty bucket."""
        name = f"dropcap-{next(_NUMBERS)}"
        self.client.create_bucket(Bucket=name)
        return name

    def environment(self, bucket: str) -> dict[str, str]:
        """The settings of a server that uses one of the buckets."""
        return {
            "DROPCAP_S3_ENDPOINT": self.endpoint,
            "DROPCAP_S3_BUCKET": bucket,
            "DROPCAP_S3_ACCESS_KEY": self.access_key,
            "DROPCAP_S3_SECRET_KEY": self.secret_key,
        }


def answers(endpoint: str) -> bool:
    """Whether something speaks HTTP there."""
    try:
        requests.get(endpoint, timeout=5)
    except requests.RequestException:
        return False
    return True
