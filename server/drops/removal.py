"""What is left to do when a drop is out of the catalog."""

from server.drops.model import Drop, DropKind
from server.services import Services


async def remove_content(drop: Drop, services: Services) -> None:
    """Lets those go who wait for the drop, and takes its bytes away."""
    services.arrivals.announce(drop.id)
    if drop.kind is not DropKind.FILE:
        return
    await services.storage.delete(drop.key)
    if drop.thumbnail is not None:
        await services.storage.delete(drop.thumbnail.key)
