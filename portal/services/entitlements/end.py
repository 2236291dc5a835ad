"""End a licence before its last day."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.entitlement import Entitlement
from portal.services.journal.audit import audit
from portal.values.errors import NotFound

ONE_DAY = timedelta(days=1)


def end_entitlement(
    session: Session,
    *,
    entitlement_id: str,
    reason: str,
    actor: Actor,
    today: date,
    now: datetime,
) -> None:
    """Let yesterday be its last day; one that has not begun is deleted, one that is over stays.

    Raises:
        NotFound: there is no such licence.
    """
    found = session.get(Entitlement, entitlement_id, with_for_update=True)
    if found is None:
        raise NotFound("no such licence")
    if found.ends_on < today:
        return
    entry = Entry(
        actor,
        Action.ENTITLEMENT_ENDED,
        Subject(SubjectKind.ENTITLEMENT, entitlement_id),
        company_id=found.company_id,
        details={Detail.PRODUCT: found.product, Detail.REASON: reason},
    )
    if found.starts_on >= today:
        session.delete(found)
    else:
        found.ends_on = today - ONE_DAY
    session.flush()
    audit(session, entry=entry, now=now)
