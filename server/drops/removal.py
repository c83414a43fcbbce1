"""What is left to do when a drop is out of the catalog."""

import contextlib

from server.drops.model import Drop, DropKind
from server.drops.uploads import Upload
from server.services import Services
from server.storage.base import UploadBusyError


async def remove_content(drop: Drop, services: Services, upload: Upload | None = None) -> None:
    """Lets those go who wait for the drop, and takes its bytes away; `upload` is how they came."""
    services.arrivals.announce(drop.id)
    if drop.kind is not DropKind.FILE:
        return
    if upload is not None and upload.upload_id is not None:
        with contextlib.suppress(UploadBusyError):  # then it is swept
            await services.storage.abort_multipart(drop.key, upload.upload_id)
    await services.storage.delete(drop.key)
    if drop.thumbnail is not None:
        await services.storage.delete(drop.thumbnail.key)
