"""Drops as the API shows them to their owners."""

from server.api.schemas import CreatedOut, DropOut, MultipartOut, UploadOut
from server.drops.model import Drop, Thumbnail
from server.drops.uploads import Upload
from server.services import Services
from server.storage.base import PresignedPut


def drop_out(drop: Drop, services: Services) -> DropOut:
    """A drop's document."""
    url = f"{services.settings.base_url}/{drop.slug}"
    return DropOut(
        id=drop.id,
        slug=drop.slug,
        url=url,
        kind=drop.kind,
        name=drop.name,
        target=drop.target,
        content_type=drop.content_type,
        size=drop.size,
        sha256=drop.sha256,
        width=drop.width,
        height=drop.height,
        tags=list(drop.tags),
        state=drop.state,
        privacy=drop.privacy,
        created_at=drop.created_at,
        ready_at=drop.ready_at,
        expires_at=drop.expires_at,
        max_views=drop.max_views,
        views=drop.views,
        thumbnail_url=f"{url}/thumbnail" if drop.thumbnail is not None else None,
        deletion_url=services.deletion.url(drop.id),
    )


def created_out(drop: Drop, upload: Upload | None, services: Services) -> CreatedOut:
    """A new drop's document, with where its bytes go: `upload` says how, if in parts."""
    document = dict(drop_out(drop, services))
    if drop.is_ready:
        return CreatedOut(**document, upload=None, thumbnail_upload=None)
    return CreatedOut(
        **document,
        upload=(
            MultipartOut(part_size=upload.part_size)
            if upload is not None
            else _single(services, drop.key, drop.content_type, drop.size, drop.sha256 or "")
        ),
        thumbnail_upload=(
            thumbnail_upload(drop.thumbnail, services) if drop.thumbnail is not None else None
        ),
    )


def thumbnail_upload(small: Thumbnail, services: Services) -> UploadOut:
    """Where a small picture goes."""
    return _single(services, small.key, small.content_type, small.size, small.sha256)


def upload_out(put: PresignedPut) -> UploadOut:
    """A presigned address."""
    return UploadOut(url=put.url, headers=dict(put.headers), expires_at=put.expires_at)


def _single(services: Services, key: str, content_type: str, size: int, sha256: str) -> UploadOut:
    return upload_out(
        services.storage.presign_put(
            key,
            content_type=content_type,
            size=size,
            sha256=sha256,
            lifetime=services.settings.upload_seconds,
        )
    )
