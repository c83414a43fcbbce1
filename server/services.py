"""What the routes work with, put together once at start."""

from dataclasses import dataclass

from server.database.database import Database
from server.drops.arrivals import Arrivals
from server.drops.catalog import Catalog
from server.drops.deletion import DeletionLinks
from server.drops.uploads import Uploads
from server.drops.visits import Visits
from server.settings import Settings
from server.sharing.misses import Misses
from server.storage.base import Storage


@dataclass(frozen=True, slots=True)
class Services:
    """One of each."""

    settings: Settings
    database: Database
    catalog: Catalog
    uploads: Uploads
    storage: Storage
    arrivals: Arrivals
    visits: Visits
    deletion: DeletionLinks
    misses: Misses
