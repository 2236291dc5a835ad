"""A company with a facility, and files of it on their way."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.profiles.files import FileKind
from portal.services.profiles.own_files import Arrival, add_upload
from tests.factories.companies import acting_as, give_facility, make_company
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility

MOST = 3


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps facility 1, and who keeps facility 2."""

    acting: Acting
    stranger: Acting


def make_keeper(session: Session) -> Keeper:
    """Store two companies with one facility each."""
    add_source(session)
    session.add_all(make_facility(id=number, external_id=str(number)) for number in (1, 2))
    session.flush()
    made = make_company(session)
    other = make_company(session, email="andere@example.org")
    give_facility(session, made, 1)
    give_facility(session, other, 2)
    return Keeper(acting_as(session, made.master), acting_as(session, other.master))


def file_id(number: int) -> str:
    """Return the id of a file."""
    return f"{number:032x}"


def arrive(
    session: Session,
    acting: Acting,
    number: int = 1,
    *,
    kind: FileKind = FileKind.BILD,
    facility_id: int = 1,
    most: int = MOST,
    title: str = "",
    now=NOW,
) -> bool:
    """Add an upload with that number; say whether it is new."""
    return add_upload(
        session,
        acting=acting,
        facility_id=facility_id,
        arrival=Arrival(file_id(number), kind, title or f"Datei {number}", 99),
        most=most,
        now=now,
    )
