"""Take over the next upload, so that no other worker prepares it meanwhile."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import LEASE, MOST_TRIES, UploadProblem
from portal.models.facility_upload import FacilityUpload
from portal.queries.facility_files import find_due_upload, get_kind

PAUSE = timedelta(minutes=1)
"""So long an upload rests that could not be read or kept."""


@dataclass(frozen=True, slots=True)
class UploadClaim:
    """An upload that this worker alone may prepare now."""

    file_id: str
    kind: FileKind


def claim_next_upload(session: Session, *, now: datetime) -> UploadClaim | None:
    """Claim the upload that waits longest; None if none waits or one is being prepared.

    The try counts from here on, so that an upload that kills its worker is given up in the end.
    """
    session.execute(
        update(FacilityUpload)
        .where(
            FacilityUpload.problem == "",
            FacilityUpload.tries >= MOST_TRIES,
            FacilityUpload.claimed_until <= now,
        )
        .values(problem=UploadProblem.TOO_COSTLY.value, claimed_until=None)
    )
    upload = find_due_upload(session, now=now)
    if upload is None:
        return None
    upload.tries += 1
    upload.claimed_until = now + LEASE
    session.flush()
    return UploadClaim(upload.file_id, get_kind(session, file_id=upload.file_id))


def put_back(session: Session, *, claim: UploadClaim, now: datetime) -> None:
    """Let an upload wait a minute because the storage failed; that try does not count."""
    session.execute(
        update(FacilityUpload)
        .where(FacilityUpload.file_id == claim.file_id, FacilityUpload.tries > 0)
        .values(tries=FacilityUpload.tries - 1, claimed_until=now + PAUSE)
    )
