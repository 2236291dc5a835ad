"""Delete for good what has waited in the bin, or give it back to its source."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.profiles.files import FileKind
from portal.domain.publication.rule import TIME_IN_BIN
from portal.models.facility import Facility
from portal.queries.companies import list_origins_of
from portal.queries.own_profiles import list_deleted_before, list_file_ids
from portal.services.journal.give_back import give_back

BATCH = 100


@dataclass(frozen=True, slots=True)
class Purged:
    """What is gone: how many facilities, and whose bytes must follow after the commit."""

    facilities: int
    files: tuple[tuple[str, FileKind], ...]


def purge_deleted(session: Session, *, now: datetime) -> Purged:
    """Delete one batch of facilities whose time in the bin is over; idempotent.

    Lights, profile, flats, reviews and inquiries go with them. Those of the directory that their
    company had taken over go back to it: what a source lists is not the company's to delete.
    """
    ids = list_deleted_before(session, moment=now - TIME_IN_BIN, limit=BATCH)
    if not ids:
        return Purged(0, ())
    files = list_file_ids(session, facility_ids=ids)
    taken_over = list_origins_of(session, facility_ids=ids)
    back = {origin.facility_id for origin in taken_over}
    for origin in taken_over:
        give_back(session, origin=origin, now=now)
    created = [one for one in ids if one not in back]
    session.execute(
        delete(Facility)
        .where(Facility.id.in_(created))
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
    return Purged(len(ids), files)
