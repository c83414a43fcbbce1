"""The outbox: what is handed to it is uploaded, whatever dies in between."""

from uploader.outbox.growing import GrowingJob
from uploader.outbox.outbox import Outbox

__all__ = ["GrowingJob", "Outbox"]
