"""Looks whether a bucket does what Dropcap needs, and says what to do where it does not."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.request import Request, urlopen

from botocore.exceptions import BotoCoreError, ClientError

from server.findings import Finding
from server.storage.base import PresignedPut
from server.storage.s3.bucket import Bucket
from server.storage.s3.presigning import Presigner

_MOST_SKEW_SECONDS: Final = 60
"""S3 refuses requests whose clock is a quarter of an hour off; a minute is a warning."""
_SECONDS: Final = 20
_TYPE: Final = "text/plain"
_CONTENT: Final = b"dropcap-server check"
_OTHER: Final = b"DROPCAP-SERVER CHECK"

Refused = (ClientError, BotoCoreError, OSError)


def look_at(bucket: Bucket, *, sign_payload: bool) -> Iterator[Finding]:
    """Looks at everything in turn; what it puts into the bucket it takes out again."""
    try:
        answer: Any = bucket.client.head_bucket(Bucket=bucket.name)
    except Refused as error:
        yield Finding("bucket", fine=False, detail=_unreachable(bucket, error))
        return
    yield Finding("bucket", fine=True, detail=f"{bucket.name} answers")
    yield _clock(answer)
    key = f"check/{secrets.token_hex(16)}"
    try:
        yield from _uploads(bucket, Presigner(bucket, sign_payload=sign_payload), key)
        yield _parts(bucket, key)
        yield _listing(bucket)
    except Refused as error:
        yield Finding("permissions", fine=False, detail=_permission(error))
    else:
        yield Finding("permissions", fine=True, detail="reading, writing, listing, deleting")
    finally:
        _clean_up(bucket, key)
    yield _cors(bucket)
    yield _lifecycle(bucket)
    yield _privacy(bucket)


def _unreachable(bucket: Bucket, error: Exception) -> str:
    code = _code(error)
    if code in ("404", "NoSuchBucket"):
        return f"there is no bucket {bucket.name}: make it, or mend DROPCAP_S3_BUCKET"
    if code in ("403", "AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch"):
        return "the keys are refused: mend DROPCAP_S3_ACCESS_KEY and DROPCAP_S3_SECRET_KEY"
    if code in ("301", "PermanentRedirect", "AuthorizationHeaderMalformed"):
        return "it is in another region: set DROPCAP_S3_REGION"
    return f"it cannot be reached ({error}): mend DROPCAP_S3_ENDPOINT"


def _clock(answer: Any) -> Finding:
    said = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
    if not said:
        return Finding("clock", fine=True, detail="the store does not say what time it is")
    skew = abs((datetime.now(UTC) - parsedate_to_datetime(said)).total_seconds())
    if skew > _MOST_SKEW_SECONDS:
        detail = f"it is {skew:.0f} s off the store's: set it by NTP, or addresses are refused"
        return Finding("clock", fine=False, detail=detail)
    return Finding("clock", fine=True, detail=f"{skew:.0f} s off the store's")


def _uploads(bucket: Bucket, presigner: Presigner, key: str) -> Iterator[Finding]:
    """Uploads as clients do them: a wrong one, the right one, and the right one again."""
    digest = hashlib.sha256(_CONTENT).hexdigest()
    address = presigner.put(
        key, content_type=_TYPE, size=len(_CONTENT), sha256=digest, lifetime=_SECONDS * 3
    )
    wrong = _put(address, _OTHER)
    if wrong < 300:
        bucket.client.delete_object(Bucket=bucket.name, Key=bucket.full(key))
        yield Finding(
            "checksums",
            fine=False,
            detail="the store takes other bytes than those that were signed: "
            "set DROPCAP_S3_SIGN_PAYLOAD=true, or use a store that verifies SHA-256",
        )
    else:
        yield Finding("checksums", fine=True, detail="bytes that were not announced are refused")
    right = _put(address, _CONTENT)
    if right >= 300:
        yield Finding(
            "presigned uploads",
            fine=False,
            detail=f"the store refuses one ({right}): try DROPCAP_S3_SIGN_PAYLOAD=false, and"
            " look whether a proxy in between changes headers or the host",
        )
        return
    yield Finding("presigned uploads", fine=True, detail="taken as announced")
    if _put(address, _CONTENT) != 412:
        yield Finding(
            "overwriting",
            fine=False,
            detail="the store ignores If-None-Match: an address can be used twice;"
            " turn on versioning, or use a store that knows conditional writes",
        )
    else:
        yield Finding("overwriting", fine=True, detail="nothing is replaced")


def _parts(bucket: Bucket, key: str) -> Finding:
    begun = bucket.client.create_multipart_upload(Bucket=bucket.name, Key=bucket.full(key))
    bucket.client.abort_multipart_upload(
        Bucket=bucket.name, Key=bucket.full(key), UploadId=begun["UploadId"]
    )
    return Finding("uploads in parts", fine=True, detail="begun and given up")


def _listing(bucket: Bucket) -> Finding:
    prefix = bucket.settings.prefix
    bucket.client.list_objects_v2(Bucket=bucket.name, Prefix=prefix, MaxKeys=1)
    bucket.client.list_multipart_uploads(Bucket=bucket.name, Prefix=prefix, MaxUploads=1)
    return Finding("listing", fine=True, detail="objects and unfinished uploads")


def _clean_up(bucket: Bucket, key: str) -> None:
    try:
        bucket.client.delete_object(Bucket=bucket.name, Key=bucket.full(key))
    except Refused:
        return  # it has been said already


def _cors(bucket: Bucket) -> Finding:
    """Only browsers that put bytes there themselves need it; none of Dropcap's own clients does."""
    try:
        bucket.client.get_bucket_cors(Bucket=bucket.name)
    except Refused as error:
        if _code(error) in ("NoSuchCORSConfiguration", "NoSuchCORSConfigurationError"):
            return Finding("CORS", fine=True, detail="none, and Dropcap's own clients need none")
        return Finding("CORS", fine=True, detail=f"not known here ({_code(error)}), nor needed")
    return Finding("CORS", fine=True, detail="there are rules; Dropcap's own clients need none")


def _lifecycle(bucket: Bucket) -> Finding:
    advice = (
        "add a rule that aborts incomplete multipart uploads after 8 days, in case that"
        " dropcap-server sweep does not run"
    )
    try:
        answer = bucket.client.get_bucket_lifecycle_configuration(Bucket=bucket.name)
    except Refused:
        return Finding("lifecycle", fine=True, detail=f"no rules: {advice}")
    rules = answer.get("Rules", [])
    if any("Expiration" in rule and rule["Status"] == "Enabled" for rule in rules):
        detail = "a rule lets objects expire, and so breaks links: take it away, or narrow it"
        return Finding("lifecycle", fine=False, detail=detail)
    if not any("AbortIncompleteMultipartUpload" in rule for rule in rules):
        return Finding("lifecycle", fine=True, detail=advice)
    return Finding(
        "lifecycle", fine=True, detail="unfinished uploads are given up by the store too"
    )


def _privacy(bucket: Bucket) -> Finding:
    address = bucket.client.generate_presigned_url(
        "list_objects_v2", Params={"Bucket": bucket.name}
    ).partition("?")[0]
    try:
        with urlopen(Request(address), timeout=_SECONDS) as answer:  # noqa: S310 - our own endpoint
            public = answer.status < 300
    except OSError:
        public = False
    if public:
        detail = "anybody can list the bucket, and so find every link: make it private"
        return Finding("privacy", fine=False, detail=detail)
    return Finding("privacy", fine=True, detail="strangers cannot list it")


def _put(address: PresignedPut, content: bytes) -> int:
    request = Request(address.url, content, dict(address.headers), method="PUT")  # noqa: S310
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - our own endpoint
            return int(answer.status)
    except OSError as error:
        status = getattr(error, "code", None)
        if status is None:
            raise
        return int(status)


def _permission(error: Exception) -> str:
    operation = getattr(error, "operation_name", None)
    what = f"{operation} is refused" if operation else "something is refused"
    return (
        f"{what} ({_code(error)}): allow s3:PutObject, GetObject, DeleteObject, ListBucket,"
        " ListBucketMultipartUploads, ListMultipartUploadParts and AbortMultipartUpload"
    )


def _code(error: Exception) -> str:
    response = getattr(error, "response", {})
    return str(response.get("Error", {}).get("Code", "")) or type(error).__name__
