"""Let a company hold a licence, however it came to it."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.entitlements.products import Product
from portal.models.entitlement import Entitlement
from portal.services.journal.audit import audit


@dataclass(frozen=True, slots=True)
class Licence:
    """A product for a facility; both days are included."""

    company_id: str
    facility_id: int
    product: Product
    starts_on: date
    ends_on: date
    reason: str


def begin_entitlement(session: Session, *, licence: Licence, actor: Actor, now: datetime) -> str:
    """Store the licence with its entry in the trail and return its id."""
    entitlement_id = secrets.token_hex(16)
    session.add(
        Entitlement(
            id=entitlement_id,
            company_id=licence.company_id,
            facility_id=licence.facility_id,
            product=licence.product.value,
            starts_on=licence.starts_on,
            ends_on=licence.ends_on,
            granted_at=now,
            reason=licence.reason,
        )
    )
    session.flush()
    entry = Entry(
        actor=actor,
        action=Action.ENTITLEMENT_GRANTED,
        subject=Subject(SubjectKind.ENTITLEMENT, entitlement_id),
        company_id=licence.company_id,
        details={
            Detail.PRODUCT: licence.product.value,
            Detail.FACILITY: licence.facility_id,
            Detail.UNTIL: licence.ends_on.isoformat(),
            Detail.REASON: licence.reason,
        },
    )
    audit(session, entry=entry, now=now)
    return entitlement_id
