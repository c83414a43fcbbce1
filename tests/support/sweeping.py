"""Sweeping a server's store from a test, at once."""

import asyncio
from datetime import timedelta
from pathlib import Path

from server.database.database import make_database
from server.settings import Settings
from server.storage.folder import FolderStorage
from server.storage.signing import Signer, SigningKeys
from server.sweeping.sweeper import Sweeper, Swept


def sweep(data: Path) -> Swept:
    """Takes away what is over in a data folder, without leaving anything time."""
    return asyncio.run(_sweep(Settings(data=data)))


async def _sweep(settings: Settings) -> Swept:
    database = make_database(settings.database)
    await database.open()
    storage = FolderStorage(settings.folder, settings.base_url, Signer(SigningKeys("", {})))
    try:
        return await Sweeper(settings, database, storage, timedelta(0)).sweep()
    finally:
        await database.close()
