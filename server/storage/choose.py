"""The store that the settings name."""

from server.database.database import Database
from server.settings import Settings
from server.storage.base import Storage
from server.storage.folder import FolderStorage
from server.storage.signing import Signer, SigningKeys


def make_storage(settings: Settings, database: Database, keys: SigningKeys) -> Storage:
    """A bucket where there is one, and otherwise the data folder.

    Raises:
        SettingsError: there are no keys to the bucket.
    """
    bucket = settings.s3
    if bucket is None:
        return FolderStorage(settings.folder, settings.base_url, Signer(keys))
    from server.storage.s3.bucket import Bucket
    from server.storage.s3.store import S3Storage

    return S3Storage(
        Bucket(bucket),
        database,
        sign_payload=settings.s3_sign_payload,
        link_seconds=settings.s3_link_seconds,
    )
