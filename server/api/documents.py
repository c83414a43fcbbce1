"""Drops as the API shows them to their owners."""

from server.api.schemas import CreatedOut, DropOut, UploadOut
from server.drops.model import Drop
from server.services import Services


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


def created_out(drop: Drop, services: Services) -> CreatedOut:
    """A new drop's document, with where its bytes go."""
    document = dict(drop_out(drop, services))
    if drop.is_ready:
        return CreatedOut(**document, upload=None, thumbnail_upload=None)
    small = drop.thumbnail
    return CreatedOut(
        **document,
        upload=_upload(services, drop.key, drop.content_type, drop.size, drop.sha256 or ""),
        thumbnail_upload=(
            _upload(services, small.key, small.content_type, small.size, small.sha256)
            if small is not None
            else None
        ),
    )


def _upload(services: Services, key: str, content_type: str, size: int, sha256: str) -> UploadOut:
    put = services.storage.presign_put(
        key,
        content_type=content_type,
        size=size,
        sha256=sha256,
        lifetime=services.settings.upload_seconds,
    )
    return UploadOut(url=put.url, headers=dict(put.headers), expires_at=put.expires_at)
