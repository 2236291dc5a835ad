"""„Stimmt noch“: let reports count as confirmed today."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.availability.light import KindOfPlace, Light
from portal.models.facility import Availability
from portal.queries.own_lights import ids_of_company
from portal.services.journal.audit import audit

AT_A_TIME = 1_000
"""So many facilities one statement confirms."""


def confirm_lights(
    session: Session,
    *,
    company_id: str,
    facility_ids: Collection[int],
    actor: Actor,
    today: date,
    now: datetime,
) -> int:
    """Confirm every report about these facilities of the company; what says nothing is left out.

    Returns:
        For how many reports today is a new day of confirmation; none the second time.
    """
    confirmed = mark_confirmed(
        session, company_id=company_id, facility_ids=facility_ids, kinds=KindOfPlace, today=today
    )
    if confirmed:
        details = {Detail.COUNT: confirmed}
        entry = Entry(
            actor=actor,
            action=Action.LIGHT_CONFIRMED,
            subject=Subject(SubjectKind.COMPANY, company_id),
            company_id=company_id,
            details=details,
        )
        audit(session, entry=entry, now=now)
    return confirmed


def mark_confirmed(
    session: Session,
    *,
    company_id: str,
    facility_ids: Collection[int],
    kinds: Iterable[KindOfPlace],
    today: date,
) -> int:
    """Confirm these kinds of place of these facilities; the caller writes the audit trail.

    Returns:
        For how many reports today is a new day of confirmation.
    """
    ids, values = sorted(facility_ids), [kind.value for kind in kinds]
    confirmed = 0
    for start in range(0, len(ids), AT_A_TIME):
        some = ids_of_company(company_id=company_id, facility_ids=ids[start : start + AT_A_TIME])
        confirmed += _mark(session, some, values, today)
    session.expire_all()
    return confirmed


def _mark(session: Session, theirs: Any, kinds: Sequence[str], today: date) -> int:
    marked = session.execute(
        update(Availability)
        .where(
            Availability.facility_id.in_(theirs),
            Availability.kind.in_(kinds),
            Availability.light != Light.UNBEKANNT.value,
            (Availability.confirmed_on != today) | Availability.confirmed_on.is_(None),
        )
        .values(confirmed_on=today)
        .returning(Availability.facility_id)
        .execution_options(synchronize_session=False)
    ).all()
    return len(marked)
