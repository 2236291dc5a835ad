"""Put a facility of a company into the bin, and take it back."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail
from portal.services.journal.change_facility import Change, change_facility


def bin_own(
    session: Session,
    *,
    company_id: str,
    facility_id: int,
    is_deleted: bool,
    actor: Actor,
    now: datetime,
    closed: int = 0,
) -> None:
    """Hide a facility for `DAYS_IN_BIN` before it is gone for good, or take it back as a draft.

    `closed` is how many of its inquiries ended with it, for the audit trail.

    Raises:
        NotFound: the company has no such facility.
    """
    hidden = {"is_published": False, "wants_public": False}
    change = Change(
        action=Action.FACILITY_DELETED if is_deleted else Action.FACILITY_RESTORED,
        columns={**hidden, "deleted_at": now if is_deleted else None},
        details={Detail.COUNT: closed} if closed else {},
    )
    change_facility(
        session,
        company_id=company_id,
        facility_id=facility_id,
        seen_version=None,
        change=change,
        actor=actor,
        now=now,
    )
