"""What decides whether the facilities of companies are public."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from portal.domain.entitlements.limits import limits_for, product_for
from portal.domain.entitlements.products import Granted, Product
from portal.domain.matching.category import Category
from portal.domain.publication.rule import Publication
from portal.models.company import Company
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility
from portal.queries import ready
from portal.values.errors import NotFound

_FACILITY, _COMPANY, _GRANTED = (
    Facility.__table__.c,
    Company.__table__.c,
    Entitlement.__table__.c,
)


class _Stated(NamedTuple):
    """What is read of a facility; `locked_at` says since when support has locked its company."""

    id: int
    company_id: str
    category: str
    wants_public: bool
    is_published: bool
    deleted_at: datetime | None
    version: int
    locked_at: datetime | None


_STATED = (
    select(*(_FACILITY[name] for name in _Stated._fields[:-1]), _COMPANY.locked_at)
    .join_from(Facility.__table__, Company.__table__)
    .order_by(_FACILITY.id)
)
_ONE = _STATED.where(
    _FACILITY.id == bindparam("facility_id"), _FACILITY.company_id == bindparam("of_company")
).with_for_update(of=Facility.__table__)


@dataclass(frozen=True, slots=True)
class Stand:
    """A facility of a company: whether it is public, and what decides that it should be."""

    facility_id: int
    company_id: str
    is_published: bool
    version: int
    publication: Publication


def get_stand(session: ready.Source, *, company_id: str, facility_id: int, today: date) -> Stand:
    """Get how it stands with a facility of a company; locked where the database can.

    Raises:
        NotFound: the company has no such facility.
    """
    values = {"facility_id": facility_id, "of_company": company_id}
    rows = ready.fetch(session, statement=_ONE, values=values)
    if not rows:
        raise NotFound("no such facility of this company")
    row = _Stated._make(rows[0])
    return _stand(row, _licences(session, (row,)), today)


def list_doubtful(
    session: Session, *, today: date, company_id: str | None = None
) -> tuple[Stand, ...]:
    """List the facilities whose publication something else than their switch may decide.

    Those of locked companies, housing, and whatever differs from its switch; by id. With a
    `company_id` only those of that company.
    """
    statement = _STATED.where(
        or_(
            _FACILITY.is_published != _FACILITY.wants_public,
            _FACILITY.category == Category.WOHNEN.value,
            _COMPANY.locked_at.is_not(None),
        )
    )
    if company_id is not None:
        statement = statement.where(_FACILITY.company_id == company_id)
    rows = tuple(map(_Stated._make, session.execute(statement)))
    licences = _licences(session, rows)
    return tuple(_stand(row, licences, today) for row in rows)


def _licences(
    session: ready.Source, rows: tuple[_Stated, ...]
) -> Mapping[int, tuple[Granted, ...]]:
    """Return what was granted for those of the facilities that need it to be public."""
    companies = {row.company_id for row in rows if row.category == Category.WOHNEN}
    if not companies:
        return {}
    found = session.connection().execute(
        select(_GRANTED.product, _GRANTED.facility_id, _GRANTED.starts_on, _GRANTED.ends_on)
        .where(
            _GRANTED.company_id.in_(companies),
            _GRANTED.product == product_for(category=Category.WOHNEN).value,
        )
        .order_by(_GRANTED.starts_on, _GRANTED.id)
    )
    licences: dict[int, tuple[Granted, ...]] = {}
    for product, *rest in found:
        granted = Granted(Product(product), *rest)
        if granted.facility_id is not None:
            licences[granted.facility_id] = (*licences.get(granted.facility_id, ()), granted)
    return licences


def _stand(row: _Stated, licences: Mapping[int, tuple[Granted, ...]], today: date) -> Stand:
    limits = limits_for(
        category=Category(row.category),
        facility_id=row.id,
        granted=licences.get(row.id, ()),
        today=today,
    )
    return Stand(
        facility_id=row.id,
        company_id=row.company_id,
        is_published=row.is_published,
        version=row.version,
        publication=Publication(
            is_wanted=row.wants_public,
            may_publish=limits.may_publish,
            is_locked=row.locked_at is not None,
            is_deleted=row.deleted_at is not None,
        ),
    )
