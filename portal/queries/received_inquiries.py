"""Inquiries as facilities get them, and what the worker and support have to do about them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, selectinload

from portal.domain.inquiries.reaching import emails_of
from portal.domain.inquiries.reader import Reader
from portal.domain.inquiries.state import State
from portal.models.company import Company
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityProfile
from portal.models.inquiry import Inquiry
from portal.queries.inquiries import get_by_reader
from portal.queries.reaching import CAN_BE_TOLD, MASTER_EMAIL
from portal.queries.ready import Source
from portal.values.errors import NotFound

_WAITS = Inquiry.state.in_([state.value for state in State if state.waits_for_answer])
_OPEN = tuple(state.value for state in State if state.is_open)
_IS_OPEN = Inquiry.state.in_(_OPEN)
_UNFINISHED = (*_OPEN, State.ZURUECKGEHALTEN.value)


@dataclass(frozen=True, slots=True)
class Addressed:
    """An inquiry with the facility it is for.

    Args:
        contact_name: whom a provider who keeps the profile names as first contact; may be empty.
        emails: where the facility is told, the first address that is one.
    """

    inquiry: Inquiry
    facility: Facility
    contact_name: str = ""
    emails: tuple[str, ...] = ()


def get_received(session: Session, *, reader: Reader, for_update: bool = False) -> Addressed:
    """Return an inquiry for somebody at its facility, with its messages.

    `for_update` waits until other writes to it have ended and reads what they left.

    Raises:
        NotFound: there is none for them, or no facility was meant to see it yet.
    """
    inquiry = get_by_reader(session, reader=reader, for_update=for_update)
    if inquiry.sent_at is None:
        raise NotFound("no facility was meant to see it yet")
    facility = session.get_one(Facility, inquiry.facility_id)
    return Addressed(inquiry=inquiry, facility=facility)


def get_inquiry(session: Session, *, inquiry_id: str, for_update: bool = False) -> Inquiry:
    """Return an inquiry by its id.

    Raises:
        NotFound: there is none.
    """
    found = select(Inquiry).where(Inquiry.id == inquiry_id)
    if for_update:
        found = found.with_for_update().execution_options(populate_existing=True)
    inquiry = session.scalars(found).one_or_none()
    if inquiry is None:
        raise NotFound("no such inquiry")
    return inquiry


def list_by_ids(session: Session, *, inquiry_ids: Sequence[str]) -> Sequence[Inquiry]:
    """Return these inquiries, locked for a change, in order; those that are gone are left out."""
    found = (
        select(Inquiry)
        .where(Inquiry.id.in_(inquiry_ids))
        .order_by(Inquiry.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return session.scalars(found).all()


def list_unfinished(
    session: Session, *, facility_id: int, for_update: bool = False
) -> Sequence[Inquiry]:
    """Return what a facility has and may still act on, and what is held back before it, in order.

    With its messages; `for_update` as elsewhere.
    """
    found = (
        select(Inquiry)
        .where(Inquiry.facility_id == facility_id, Inquiry.state.in_(_UNFINISHED))
        .options(selectinload(Inquiry.messages))
        .order_by(Inquiry.id)
    )
    if for_update:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).all()


def count_open(session: Session, *, facility_id: int) -> int:
    """Count what a facility has and may still act on."""
    found = select(func.count()).where(Inquiry.facility_id == facility_id, _IS_OPEN)
    return session.scalars(found).one()


def list_batches(
    session: Session, *, batch_ids: Collection[str], for_update: bool = False
) -> Sequence[Inquiry]:
    """Return all inquiries of these sendings, sending by sending, in order.

    `for_update` waits until other writes to them have ended and reads what they left.
    """
    found = (
        select(Inquiry)
        .where(Inquiry.batch_id.in_(batch_ids))
        .order_by(Inquiry.batch_id, Inquiry.facility_id, Inquiry.id)
    )
    if for_update:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalars(found).all()


def ids_of_sent(*, facility_id: int) -> Select[str]:
    """Return the statement that finds the ids of what was sent to a facility."""
    return select(Inquiry.id).where(
        Inquiry.facility_id == facility_id, Inquiry.sent_at.is_not(None)
    )


def list_to_announce(
    session: Session, *, quiet_since: datetime, limit: int
) -> tuple[Addressed, ...]:
    """Return new inquiries that no mail has told of, by facility, the oldest first.

    Facilities that were told of others after `quiet_since` are left out, and those without
    address or unpublished meanwhile.
    """
    earlier = aliased(Inquiry)
    is_quiet = ~exists().where(
        earlier.facility_id == Inquiry.facility_id, earlier.announced_at > quiet_since
    )
    return _list_addressed(
        session,
        and_(
            Inquiry.state == State.NEU.value,
            Inquiry.announced_at.is_(None),
            CAN_BE_TOLD,
            Facility.is_published,
            is_quiet,
        ),
        limit=limit,
    )


def list_unanswered(
    session: Session, *, sent_before: datetime, limit: int
) -> tuple[Addressed, ...]:
    """Return inquiries sent before then, without answer, of which nobody was reminded yet.

    Those to facilities in the bin or of a locked company are left out: nobody may read them.
    """
    locked = select(Facility.id).join(Company).where(Company.locked_at.is_not(None))
    return _list_addressed(
        session,
        and_(
            _WAITS,
            Inquiry.sent_at < sent_before,
            Inquiry.reminded_at.is_(None),
            Inquiry.announced_at.is_not(None),
            CAN_BE_TOLD,
            Facility.deleted_at.is_(None),
            Facility.id.not_in(locked),
        ),
        limit=limit,
    )


def list_without_alternatives(
    session: Session, *, sent_before: datetime, limit: int
) -> tuple[Addressed, ...]:
    """Return inquiries sent before then, without answer, whose seekers were told nothing yet."""
    return _list_addressed(
        session,
        and_(_WAITS, Inquiry.sent_at < sent_before, Inquiry.alternatives_at.is_(None)),
        limit=limit,
    )


def list_held(session: Session, *, limit: int) -> tuple[Addressed, ...]:
    """Return what the automatic check held back, the oldest first."""
    return _list_addressed(session, Inquiry.state == State.ZURUECKGEHALTEN.value, limit=limit)


def list_over(
    session: Session, *, today: date, drafted_before: datetime, limit: int
) -> Sequence[str]:
    """Return the ids of inquiries whose term is over, and of those nobody confirmed in time."""
    found = (
        select(Inquiry.id)
        .where(
            or_(
                Inquiry.delete_on <= today,
                and_(Inquiry.state == State.ENTWURF.value, Inquiry.created_at <= drafted_before),
            )
        )
        .order_by(Inquiry.id)
        .limit(limit)
    )
    return session.scalars(found).all()


def list_answer_times(
    session: Source, *, facility_id: int, limit: int
) -> tuple[tuple[datetime, datetime], ...]:
    """Return when inquiries were sent and first answered, the newest answers first."""
    columns = Inquiry.__table__.c
    found = (
        select(columns.sent_at, columns.answered_at)
        .where(
            columns.facility_id == facility_id,
            columns.sent_at.is_not(None),
            columns.answered_at.is_not(None),
        )
        .order_by(columns.answered_at.desc(), columns.id)
        .limit(limit)
    )
    return tuple((row[0], row[1]) for row in session.connection().execute(found))


def _list_addressed(
    session: Session, condition: ColumnElement[bool], *, limit: int
) -> tuple[Addressed, ...]:
    found = (
        select(
            Inquiry,
            Facility,
            FacilityProfile.contact_name,
            FacilityProfile.contact_email,
            MASTER_EMAIL,
        )
        .join(Facility, Facility.id == Inquiry.facility_id)
        .outerjoin(FacilityProfile, FacilityProfile.facility_id == Facility.id)
        .where(condition)
        .order_by(Inquiry.facility_id, Inquiry.sent_at, Inquiry.id)
        .limit(limit)
    )
    return tuple(
        Addressed(
            inquiry=row[0],
            facility=row[1],
            contact_name=row[2] or "" if row[1].is_managed else "",
            emails=emails_of(
                is_managed=row[1].is_managed,
                contact_email=row[3],
                directory_email=row[1].email,
                master_email=row[4],
            ),
        )
        for row in session.execute(found)
    )
