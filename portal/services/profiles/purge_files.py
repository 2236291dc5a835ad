"""Delete what of uploads nobody needs any more."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.profiles.files import FOLDER
from portal.domain.profiles.uploads import FAILED_KEPT, FOLDER_OF_ARRIVALS
from portal.models.facility_profile import FacilityFile
from portal.models.facility_upload import FacilityUploadDay
from portal.queries.facility_files import list_failed_ids, list_known_ids, list_waiting_ids
from portal.values.ports import StoreFile

UNSETTLED = timedelta(days=1)
"""What is younger may belong to an upload that is just arriving, or to a copy being restored."""
AT_A_TIME = 500


def purge_uploads(session: Session, *, now: datetime) -> int:
    """Forget refused uploads after a week, and past days; return how many uploads. Idempotent."""
    failed = list_failed_ids(session, arrived_before=now - FAILED_KEPT)
    session.execute(delete(FacilityFile).where(FacilityFile.id.in_(failed)))
    session.execute(
        delete(FacilityUploadDay).where(FacilityUploadDay.day < (now - UNSETTLED).date())
    )
    return len(failed)


def purge_stored(session: Session, *, now: datetime, files: StoreFile) -> int:
    """Delete stored bytes that belong to no file any more and return their number; idempotent.

    Finds what is left where somebody deleted a file or a facility, a process was killed or the
    storage was out of reach.

    Raises:
        Unavailable: the storage cannot be reached now.
    """
    orphans = [*_orphans(session, now, files)]
    for name in orphans:
        files.delete(name=name)
    return len(orphans)


def _orphans(session: Session, now: datetime, files: StoreFile) -> Iterator[str]:
    for folder, known in ((FOLDER, list_known_ids), (FOLDER_OF_ARRIVALS, list_waiting_ids)):
        names = files.list_written_before(prefix=folder, moment=now - UNSETTLED)
        for start in range(0, len(names), AT_A_TIME):
            some = names[start : start + AT_A_TIME]
            kept = known(session, ids=_ids(some))
            yield from (name for name in some if _id_of(name) not in kept)


def _ids(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({_id_of(name) for name in names}))


def _id_of(name: str) -> str:
    """Return the id in a name: einrichtungen/<id>/640.webp, eingang/<id>.bin, drafts of either."""
    path = PurePosixPath(name)
    part = path.stem if path.parent.name == FOLDER_OF_ARRIVALS else path.parent.name
    return part.partition("-")[0]
