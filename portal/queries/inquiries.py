"""Inquiries: those of one owner, of one sending, and the one that a facility's link opens."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session, selectinload

from portal.domain.inquiries.owner import Owner
from portal.domain.inquiries.reaching import emails_of
from portal.domain.inquiries.reader import Reader
from portal.models.company import Company
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityProfile
from portal.models.inquiry import Inquiry
from portal.queries.reaching import MASTER_EMAIL
from portal.values.errors import NotFound


class Named(NamedTuple):
    """A facility that got an inquiry; its e-mail addresses may be empty or unusable."""

    name: str
    emails: tuple[str, ...]
    is_published: bool
    address_line: str


_NEWEST_FIRST = (Inquiry.created_at.desc(), Inquiry.batch_id, Inquiry.facility_id, Inquiry.id)


def list_owned(
    session: Session, *, owner: Owner, batch_id: str = "", for_update: bool = False
) -> tuple[Inquiry, ...]:
    """List somebody's inquiries with their messages, the newest sending first.

    `batch_id` narrows to one sending; `for_update` waits until other writes have ended.
    """
    found = _owned(owner)
    if batch_id:
        found = found.where(Inquiry.batch_id == batch_id)
    return _with_messages(session, found, for_update=for_update)


def list_sending(
    session: Session, *, owner: Owner, inquiry_id: str, for_update: bool = False
) -> tuple[Inquiry, ...]:
    """List what was sent together with one inquiry of this owner, itself among it, with messages.

    Nothing if there is no such inquiry, or it is somebody else's.
    """
    batch_id = _owned(owner).with_only_columns(Inquiry.batch_id).where(Inquiry.id == inquiry_id)
    found = _owned(owner).where(Inquiry.batch_id == batch_id.scalar_subquery())
    return _with_messages(session, found, for_update=for_update)


def get_by_reader(session: Session, *, reader: Reader, for_update: bool = False) -> Inquiry:
    """Return the inquiry that somebody at its facility reaches, with its messages.

    Wherever it stands; one of somebody else's facility does not exist for them, nor one that an
    earlier keeper of theirs got. While support has locked the company, no link opens anything of
    it.

    Raises:
        NotFound: no link of ours that is open has this token, or their company has no such
            inquiry.
    """
    rows = _with_messages(session, _reached(reader), for_update=for_update)
    if not rows:
        raise NotFound("no such inquiry")
    return rows[0]


def has_batch(session: Session, *, batch_id: str) -> bool:
    """Say whether anything of this sending is stored."""
    return bool(session.scalar(select(exists().where(Inquiry.batch_id == batch_id))))


def list_asked(session: Session, *, inquiry_ids: Collection[str]) -> tuple[int, ...]:
    """List the facilities to which inquiries with these ids went, in order."""
    found = select(Inquiry.facility_id).where(Inquiry.id.in_(inquiry_ids))
    return tuple(session.scalars(found.order_by(Inquiry.facility_id, Inquiry.id)))


def list_named(session: Session, *, facility_ids: frozenset[int]) -> dict[int, Named]:
    """Return what owners of inquiries see of these facilities, published or not, by id."""
    found = session.execute(
        select(Facility, FacilityProfile.contact_email, MASTER_EMAIL)
        .outerjoin(FacilityProfile, FacilityProfile.facility_id == Facility.id)
        .where(Facility.id.in_(facility_ids))
        .order_by(Facility.id)
    )
    return {row[0].id: _named(row[0], row[1], row[2]) for row in found}


def _named(facility: Facility, contact_email: str | None, master_email: str | None) -> Named:
    return Named(
        name=facility.name,
        emails=emails_of(
            is_managed=facility.is_managed,
            contact_email=contact_email,
            directory_email=facility.email,
            master_email=master_email,
        ),
        is_published=facility.is_published,
        address_line=facility.address_line,
    )


def _reached(reader: Reader) -> Select[Inquiry]:
    if reader.token_hash:
        locked = select(Facility.id).join(Company).where(Company.locked_at.is_not(None))
        return select(Inquiry).where(
            Inquiry.provider_token_hash == reader.token_hash, Inquiry.facility_id.not_in(locked)
        )
    theirs = select(Facility.id).where(
        Facility.company_id == reader.company_id, Facility.deleted_at.is_(None)
    )
    if reader.facility_ids is not None:
        theirs = theirs.where(Facility.id.in_(sorted(reader.facility_ids)))
    return select(Inquiry).where(
        Inquiry.id == reader.inquiry_id,
        Inquiry.facility_id.in_(theirs),
        Inquiry.provider_token_hash.is_not(None),
    )


def _owned(owner: Owner) -> Select[Inquiry]:
    if owner.account_id:
        return select(Inquiry).where(Inquiry.account_id == owner.account_id)
    return select(Inquiry).where(Inquiry.seeker_token_hash == owner.token_hash)


def _with_messages(
    session: Session, found: Select[Inquiry], *, for_update: bool
) -> tuple[Inquiry, ...]:
    found = found.options(selectinload(Inquiry.messages)).order_by(*_NEWEST_FIRST)
    if for_update:
        # SQLite needs no lock on rows: there a write is alone from its beginning.
        found = found.with_for_update().execution_options(populate_existing=True)
    return tuple(session.scalars(found))
