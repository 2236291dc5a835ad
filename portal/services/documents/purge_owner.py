"""Delete the documents of one owner."""

from datetime import datetime, timedelta

from portal.services.documents.order import FOLDER
from portal.values.ports import StoreFile

CLOCK_TOLERANCE = timedelta(days=1)


def purge_owner(*, owner_id: str, now: datetime, files: StoreFile) -> int:
    """Delete every document of this owner and return their number; idempotent."""
    names = files.list_written_before(prefix=f"{FOLDER}/{owner_id}", moment=now + CLOCK_TOLERANCE)
    for name in names:
        files.delete(name=name)
    return len(names)
