"""What companies hold, and for which facility."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.matching.category import Category
from portal.models.company import Company
from portal.models.entitlement import Entitlement
from portal.models.facility import Facility
from portal.values.errors import NotFound


@dataclass(frozen=True, slots=True)
class Keeper:
    """The company that keeps a facility of this category."""

    company_id: str
    category: Category


def get_keeper(session: Session, *, facility_id: int) -> Keeper:
    """Get who keeps a facility.

    Raises:
        NotFound: there is no such facility, or no company keeps it.
    """
    row = session.execute(
        select(Facility.company_id, Facility.category).where(
            Facility.id == facility_id,
            Facility.company_id.is_not(None),
            Facility.deleted_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        raise NotFound("no company keeps such a facility")
    return Keeper(row.company_id, Category(row.category))


def list_held(session: Session) -> Sequence[tuple[Entitlement, str]]:
    """List every licence with the name of its company, the last to end first."""
    rows = session.execute(
        select(Entitlement, Company.name)
        .join(Company, Company.id == Entitlement.company_id)
        .order_by(Entitlement.ends_on.desc(), Entitlement.id)
    )
    return [(entitlement, name) for entitlement, name in rows]
