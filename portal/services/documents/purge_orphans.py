"""Delete documents whose consultation or saved result is gone."""

from datetime import datetime
from pathlib import PurePosixPath

from sqlalchemy.orm import Session

from portal.queries import consultations, saved_results
from portal.services.documents.order import FOLDER
from portal.services.documents.owners import RESULT, owner_of_result
from portal.services.documents.purge_owner import CLOCK_TOLERANCE
from portal.values.ports import StoreFile

UNKEPT = "pflegegrad-"
"""How owners of documents begin whose answers travel with the form: they need not have a row."""


def purge_orphans(session: Session, *, now: datetime, files: StoreFile) -> int:
    """Delete every document without an owner and return their number; idempotent.

    Whoever deletes a consultation or a saved result deletes its documents at once. This finds what
    is left where that was cut off: by a crash, by a storage out of reach, or by an order made at
    that moment. Documents of the Pflegegrad-Rechner stay until their term is over.
    """
    # Listed first: a document is ordered only after its owner was stored.
    written = files.list_written_before(prefix=FOLDER, moment=now + CLOCK_TOLERANCE)
    names = [name for name in written if not _owner_of(name).startswith(UNKEPT)]
    kept = _kept(session, sorted({_owner_of(name) for name in names}), now)
    orphans = [name for name in names if _owner_of(name) not in kept]
    for name in orphans:
        files.delete(name=name)
    return len(orphans)


def _kept(session: Session, owners: list[str], now: datetime) -> frozenset[str]:
    """Return those of the owners that are there."""
    results = tuple(one.removeprefix(RESULT) for one in owners if one.startswith(RESULT))
    others = tuple(one for one in owners if not one.startswith(RESULT))
    known = saved_results.list_known_ids(session, ids=results)
    return frozenset(
        (
            *consultations.list_open_ids(session, ids=others, now=now),
            *(owner_of_result(result_id=one) for one in known),
        )
    )


def _owner_of(name: str) -> str:
    return PurePosixPath(name).parent.name
