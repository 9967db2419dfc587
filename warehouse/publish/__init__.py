"""Publishing: what passed the gate becomes a new read-only file; what did not, leaves the last good one in place."""

from warehouse.publish.night import Accept, PublishResult, publish, publish_account
from warehouse.publish.shelf import Publication, current_path, publications, restore

__all__ = [
    "Accept",
    "Publication",
    "PublishResult",
    "current_path",
    "publications",
    "publish",
    "publish_account",
    "restore",
]
