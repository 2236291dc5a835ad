"""Delete documents whose consultation is gone."""

from datetime import datetime
from pathlib import PurePosixPath

from sqlalchemy.orm import Session

from portal.queries import consultations
from portal.services.documents.order import FOLDER
from portal.services.documents.purge_owner import CLOCK_TOLERANCE
from portal.values.ports import StoreFile

UNKEPT = "pflegegrad-"
"""How owners of documents begin whose answers travel with the form: they need not have a row."""


def purge_orphans(session: Session, *, now: datetime, files: StoreFile) -> int:
    """Delete every document without an open consultation and return their number; idempotent.

    Whoever deletes a consultation deletes its documents at once. This finds what is left where
    that was cut off: by a crash, by a storage out of reach, or by an order made at that moment.
    Documents of the Pflegegrad-Rechner stay until their term is over.
    """
    # Listed first: a document is ordered only after its consultation was stored.
    written = files.list_written_before(prefix=FOLDER, moment=now + CLOCK_TOLERANCE)
    names = [name for name in written if not _owner_of(name).startswith(UNKEPT)]
    owners = sorted({_owner_of(name) for name in names})
    kept = consultations.list_open_ids(session, ids=tuple(owners), now=now)
    orphans = [name for name in names if _owner_of(name) not in kept]
    for name in orphans:
        files.delete(name=name)
    return len(orphans)


def _owner_of(name: str) -> str:
    return PurePosixPath(name).parent.name
