"""Add, describe, order and delete what a provider shows of a facility."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, delete, insert, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import MOST_UPLOADS_A_DAY, check_title, moved
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile
from portal.models.facility_upload import FacilityUpload, FacilityUploadDay
from portal.queries.facility_files import (
    OwnFile,
    get_own_file,
    is_known,
    list_own_files,
    lock_facility,
)
from portal.services.journal.audit import audit
from portal.values.errors import PortalError


class NoMoreFiles(PortalError):
    """Report that a facility shows as many files of a kind as it may."""


class TooManyUploads(PortalError):
    """Report that enough was uploaded for a facility on one day."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An upload whose bytes wait in the storage under its id.

    Args:
        title: alternative text of a picture, name of a document.
    """

    id: str
    kind: FileKind
    title: str
    byte_count: int


@dataclass(frozen=True, slots=True)
class _Change:
    """Who did what to a file of which kind, and when."""

    acting: Acting
    action: Action
    kind: FileKind
    now: datetime


def add_upload(
    session: Session,
    *,
    acting: Acting,
    facility_id: int,
    arrival: Arrival,
    most: int,
    now: datetime,
) -> bool:
    """Add an upload that the worker prepares; say whether it is new and not sent twice.

    Args:
        session: of the caller.
        acting: who uploads.
        facility_id: for which facility of theirs.
        arrival: what came.
        most: files of its kind that the facility may show.
        now: when it came.

    Raises:
        NotFound: the company keeps no such facility.
        Invalid: the title is empty or too long.
        NoMoreFiles: the limit is reached.
        TooManyUploads: so are the uploads of the day.
    """
    title = check_title(kind=arrival.kind, title=arrival.title)
    facility = lock_facility(session, facility_id=facility_id, company_id=acting.company_id)
    if is_known(session, file_id=arrival.id):
        return False
    own = list_own_files(session, facility_id=facility_id, company_id=acting.company_id)
    same = [one for one in own if one.kind is arrival.kind]
    if sum(one.counts for one in same) >= most:
        raise NoMoreFiles(f"{most} files")
    _count_of_today(session, facility_id, now)
    session.execute(
        insert(FacilityFile).values(
            id=arrival.id,
            facility_id=facility_id,
            kind=arrival.kind.value,
            position=1 + max((one.position for one in same), default=0),
            title=title,
            width=0,
            height=0,
            byte_count=arrival.byte_count,
            is_ready=False,
            added_at=now,
        )
    )
    session.execute(
        insert(FacilityUpload).values(
            file_id=arrival.id, arrived_at=now, tries=0, claimed_until=None, problem=""
        )
    )
    _note(session, facility, _Change(acting, Action.FILE_ADDED, arrival.kind, now))
    return True


def describe_file(
    session: Session, *, acting: Acting, facility_id: int, file_id: str, title: str, now: datetime
) -> None:
    """Change the alternative text of a picture or the name of a document.

    Raises:
        NotFound: the company has no such file.
        Invalid: the title is empty or too long.
    """
    facility, found = _locked(session, acting, facility_id, file_id)
    plain = check_title(kind=found.kind, title=title)
    if plain == found.title:
        return
    session.execute(update(FacilityFile).where(FacilityFile.id == file_id).values(title=plain))
    _note(session, facility, _Change(acting, Action.FILE_CHANGED, found.kind, now))


def order_file(
    session: Session, *, acting: Acting, facility_id: int, file_id: str, place: int, now: datetime
) -> None:
    """Put a file at a place among those of its kind, counted from 1; sent twice it stays there.

    Raises:
        NotFound: the company has no such file.
    """
    facility, found = _locked(session, acting, facility_id, file_id)
    own = list_own_files(session, facility_id=facility_id, company_id=acting.company_id)
    before = tuple(one.id for one in own if one.kind is found.kind)
    after = moved(ids=before, file_id=file_id, place=place)
    if before == after:
        return
    places = {one: number for number, one in enumerate(after, start=1)}
    session.execute(
        update(FacilityFile)
        .where(FacilityFile.id.in_(after))
        .values(position=case(places, value=FacilityFile.id))
    )
    _note(session, facility, _Change(acting, Action.FILE_CHANGED, found.kind, now))


def delete_file(
    session: Session, *, acting: Acting, facility_id: int, file_id: str, now: datetime
) -> FileKind:
    """Delete a file for good and return its kind; its bytes are deleted after the commit.

    Raises:
        NotFound: the company has no such file (any more).
    """
    facility, found = _locked(session, acting, facility_id, file_id)
    session.execute(delete(FacilityFile).where(FacilityFile.id == file_id))
    _note(session, facility, _Change(acting, Action.FILE_REMOVED, found.kind, now))
    return found.kind


def _locked(
    session: Session, acting: Acting, facility_id: int, file_id: str
) -> tuple[Facility, OwnFile]:
    """Return facility and file while nobody else changes its files."""
    company_id = acting.company_id
    facility = lock_facility(session, facility_id=facility_id, company_id=company_id)
    found = get_own_file(session, facility_id=facility_id, company_id=company_id, file_id=file_id)
    return facility, found


def _count_of_today(session: Session, facility_id: int, now: datetime) -> None:
    dialect: Any = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    row = dialect.insert(FacilityUploadDay).values(facility_id=facility_id, day=now.date(), count=1)
    counted = row.on_conflict_do_update(
        index_elements=["facility_id", "day"], set_={"count": FacilityUploadDay.count + 1}
    ).returning(FacilityUploadDay.count)
    if session.execute(counted).scalar_one() > MOST_UPLOADS_A_DAY:
        raise TooManyUploads(f"{MOST_UPLOADS_A_DAY} a day")


def _note(session: Session, facility: Facility, change: _Change) -> None:
    """Say who changed the facility last, and write it down."""
    who = change.acting
    facility.changed_at, facility.changed_by = change.now, who.name
    session.flush()
    entry = Entry(
        actor=Actor(who.account_id, who.name),
        action=change.action,
        subject=Subject(SubjectKind.FACILITY, str(facility.id)),
        company_id=who.company_id,
        details={Detail.KIND: change.kind.value},
    )
    audit(session, entry=entry, now=change.now)
