"""One inquiry as somebody at its facility reads it, in one statement with its messages."""

from datetime import datetime
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, select

from portal.domain.inquiries.reader import Reader
from portal.models.company import Company
from portal.models.facility import Facility
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.queries import ready
from portal.queries.own_facilities import address_line
from portal.values.errors import NotFound

_INQUIRY, _FACILITY = Inquiry.__table__.c, Facility.__table__.c
_MESSAGE, _COMPANY = InquiryMessage.__table__.c, Company.__table__.c


class ReadMessage(NamedTuple):
    """What one side wrote; `content` is ciphertext."""

    id: str
    author: str
    kind: str
    content: bytes
    written_at: datetime


class ReadInquiry(NamedTuple):
    """An inquiry as it is stored; `content` is ciphertext."""

    id: str
    facility_id: int
    kind: str
    state: str
    content: bytes | None
    sent_at: datetime
    version: int
    assigned_to: str | None
    source: str


class ReadHouse(NamedTuple):
    """The facility that was asked."""

    name: str
    street: str
    house_number: str
    postcode: str
    city: str

    @property
    def address_line(self) -> str:
        """Return street and town in one line; the town alone where no street is known."""
        return address_line(
            street=self.street,
            house_number=self.house_number,
            postcode=self.postcode,
            city=self.city,
        )


class Reading(NamedTuple):
    """An inquiry, its facility, and what was written about it, the oldest first."""

    inquiry: ReadInquiry
    house: ReadHouse
    messages: tuple[ReadMessage, ...]


_COLUMNS = (
    *(_INQUIRY[name] for name in ReadInquiry._fields),
    *(_FACILITY[name] for name in ReadHouse._fields),
    *(_MESSAGE[name].label(f"message_{name}") for name in ReadMessage._fields),
)


def get_reading(session: ready.Source, *, reader: Reader) -> Reading:
    """Return what `received_inquiries.get_received` finds, for reading only; one statement.

    Raises:
        NotFound: there is none for them, or no facility was meant to see it yet.
    """
    ids = reader.facility_ids
    if reader.token_hash:
        values: dict[str, Any] = {"token_hash": reader.token_hash}
    else:
        values = {"inquiry_id": reader.inquiry_id, "company_id": reader.company_id}
        if ids is not None:
            values["ids"] = tuple(sorted(ids))
    statement = _found(has_link=bool(reader.token_hash), is_limited="ids" in values)
    rows = ready.fetch(session, statement=statement, values=values)
    if not rows:
        raise NotFound("no such inquiry for them")
    first = iter(rows[0])
    inquiry = ReadInquiry(*islice(first, len(ReadInquiry._fields)))
    house = ReadHouse(*islice(first, len(ReadHouse._fields)))
    written = (ReadMessage(*row[-len(ReadMessage._fields) :]) for row in rows)
    return Reading(inquiry, house, tuple(one for one in written if one.id is not None))


@cache
def _found(*, has_link: bool, is_limited: bool) -> ready.Statement:
    return (
        select(*_COLUMNS)
        .join_from(Inquiry.__table__, Facility.__table__)
        .outerjoin(InquiryMessage.__table__, _MESSAGE.inquiry_id == _INQUIRY.id)
        .where(
            _INQUIRY.sent_at.is_not(None),
            *(_by_link() if has_link else _in_dashboard(is_limited=is_limited)),
        )
        .order_by(_MESSAGE.written_at, _MESSAGE.id)
    )


def _by_link() -> tuple[ColumnElement[bool], ...]:
    locked = select(_COMPANY.id).where(_COMPANY.locked_at.is_not(None))
    return (
        _INQUIRY.provider_token_hash == bindparam("token_hash"),
        _FACILITY.company_id.is_(None) | _FACILITY.company_id.not_in(locked),
    )


def _in_dashboard(*, is_limited: bool) -> tuple[ColumnElement[bool], ...]:
    theirs: tuple[ColumnElement[bool], ...] = (
        _INQUIRY.id == bindparam("inquiry_id"),
        _INQUIRY.provider_token_hash.is_not(None),
        _FACILITY.company_id == bindparam("company_id"),
        _FACILITY.deleted_at.is_(None),
    )
    if not is_limited:
        return theirs
    return (*theirs, _FACILITY.id.in_(bindparam("ids", expanding=True)))
