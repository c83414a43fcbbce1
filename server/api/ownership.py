"""A drop that belongs to who asks for it."""

from server.accounts.model import Account
from server.drops.model import Drop
from server.errors import not_found
from server.services import Services


async def owned(services: Services, account: Account, drop_id: str) -> Drop:
    """An account's drop.

    Raises:
        Problem: 404, when there is none, or it is somebody else's.
    """
    drop = await services.catalog.get(account.id, drop_id)
    if drop is None:
        raise not_found()
    return drop
