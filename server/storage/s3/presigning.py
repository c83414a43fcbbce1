"""Presigned addresses of a bucket. Making one takes no request.

Everything that describes the bytes is signed: length, type, SHA-256, and that nothing may be there
yet. The SHA-256 is signed twice. `x-amz-checksum-sha256` is what Amazon verifies and keeps beside
the object; `x-amz-content-sha256` is the digest of the payload in the signature itself, which
stores verify that know nothing of checksums, such as older Ceph.
"""

import base64
import time
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlencode

from botocore.auth import UNSIGNED_PAYLOAD, S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest

from server.storage.base import Part, PresignedPut
from server.storage.s3.bucket import Bucket

DIGEST: Final = "sha256"
"""The metadata that says what a whole object's digest is, for stores that do not say it."""
PART_TYPE: Final = "application/octet-stream"
_PAYLOAD: Final = "x-amz-content-sha256"
_PLACEHOLDER: Final = "KEY"


class _PayloadAuth(S3SigV4QueryAuth):
    """Signs the payload's digest where the request has one."""

    def payload(self, request: AWSRequest) -> str:
        return str(request.headers.get(_PAYLOAD, UNSIGNED_PAYLOAD))


class Presigner:
    """Makes presigned addresses.

    Args:
        bucket: of which.
        sign_payload: whether the digest of the payload is signed too.
    """

    def __init__(self, bucket: Bucket, *, sign_payload: bool = True) -> None:
        self._bucket = bucket
        self._sign_payload = sign_payload
        # How a bucket is addressed is boto3's knowledge; it is asked once.
        example: str = bucket.client.generate_presigned_url(
            "get_object", Params={"Bucket": bucket.name, "Key": _PLACEHOLDER}
        )
        self._base = example.partition("?")[0].removesuffix(_PLACEHOLDER)

    @property
    def origin(self) -> str:
        """Scheme, host and port of the addresses."""
        scheme, _, rest = self._base.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}"

    def put(
        self, key: str, *, content_type: str, size: int, sha256: str, lifetime: int
    ) -> PresignedPut:
        """An address that takes an object, where there is none yet."""
        headers = {
            **self._description(content_type, size, sha256),
            "If-None-Match": "*",
            f"x-amz-meta-{DIGEST}": sha256,
        }
        return self._presign_put(key, {}, headers, lifetime)

    def part(self, key: str, upload_id: str, part: Part, lifetime: int) -> PresignedPut:
        """An address that takes a part of an object."""
        query = {"partNumber": str(part.number), "uploadId": upload_id}
        return self._presign_put(
            key, query, self._description(PART_TYPE, part.size, part.sha256), lifetime
        )

    def get(self, key: str, *, content_type: str, disposition: str, lifetime: int) -> str:
        """An address that gives an object, with the headers that we want."""
        query = {
            "response-content-type": content_type,
            "response-content-disposition": disposition,
            "response-cache-control": "private, max-age=60",
        }
        return self._sign("GET", key, query, {}, lifetime)

    def _description(self, content_type: str, size: int, sha256: str) -> dict[str, str]:
        checksum = base64.b64encode(bytes.fromhex(sha256)).decode()
        headers = {
            "Content-Type": content_type,
            "Content-Length": str(size),
            "x-amz-checksum-sha256": checksum,
        }
        return headers | ({_PAYLOAD: sha256} if self._sign_payload else {})

    def _presign_put(
        self, key: str, query: Mapping[str, str], headers: Mapping[str, str], lifetime: int
    ) -> PresignedPut:
        url = self._sign("PUT", key, query, headers, lifetime)
        return PresignedPut(url, headers, int(time.time()) + lifetime)

    def _sign(
        self,
        method: str,
        key: str,
        query: Mapping[str, str],
        headers: Mapping[str, str],
        lifetime: int,
    ) -> str:
        url = self._base + quote(self._bucket.full(key), safe="/~")
        if query:
            url += "?" + urlencode(query, quote_via=quote)
        request = AWSRequest(method, url, headers=dict(headers))
        credentials = self._bucket.credentials.get_frozen_credentials()
        _PayloadAuth(credentials, "s3", self._bucket.region, expires=lifetime).add_auth(request)
        return str(request.url)
