"""Hide and show facilities again where a lock or a licence has changed."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import PORTAL, Actor, Detail
from portal.domain.publication.rule import is_public
from portal.queries.publication import list_doubtful
from portal.services.journal.change_facility import Change, change_facility


def republish(
    session: Session,
    *,
    today: date,
    now: datetime,
    company_id: str | None = None,
    actor: Actor = PORTAL,
) -> tuple[int, ...]:
    """Make what is public agree with switches, locks and licences; return what changed, by id.

    Idempotent. Call it in the transaction that locks a company or grants a licence, and from
    time to time, because licences end by themselves. With a `company_id` only its facilities.
    """
    changed = []
    for stand in list_doubtful(session, today=today, company_id=company_id):
        shall = is_public(publication=stand.publication)
        if shall.value == stand.is_published:
            continue
        change_facility(
            session,
            company_id=stand.company_id,
            facility_id=stand.facility_id,
            seen_version=None,
            change=Change(
                action=Action.FACILITY_PUBLISHED if shall.value else Action.FACILITY_HIDDEN,
                columns={"is_published": shall.value},
                details={Detail.REASON: shall.reasons[0].code} if shall.reasons else {},
            ),
            actor=actor,
            now=now,
        )
        changed.append(stand.facility_id)
    return tuple(changed)
