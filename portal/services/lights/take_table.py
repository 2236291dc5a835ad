"""Store what the table of a company's lights says, as one act."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.availability.light import KindOfPlace
from portal.domain.availability.table import Said, Table
from portal.services.journal.audit import audit
from portal.services.lights.confirm import mark_confirmed
from portal.services.lights.report import Reporting, store_light


def take_table(
    session: Session, *, acting: Acting, table: Table, today: date, now: datetime
) -> int:
    """Store what changed, and let what is said once more count as confirmed today.

    One entry of the audit trail says how many lights it was; sent once more it changes nothing.

    Returns:
        How many lights are new or newly confirmed.

    Raises:
        NotFound: the company does not keep one of the facilities any more.
        Invalid: see `check_report`.
    """
    for said in table.changed:
        reporting = Reporting(acting, said.facility_id, today, now)
        store_light(session, reporting=reporting, report=said.report)
    confirmed = sum(
        mark_confirmed(
            session, company_id=acting.company_id, facility_ids=ids, kinds=(kind,), today=today
        )
        for kind, ids in _ids_by_kind(table.unchanged).items()
    )
    count = len(table.changed) + confirmed
    if count:
        audit(session, entry=_entry(acting, count), now=now)
    return count


def _ids_by_kind(some: Iterable[Said]) -> dict[KindOfPlace, list[int]]:
    found: defaultdict[KindOfPlace, list[int]] = defaultdict(list)
    for said in some:
        found[said.report.kind].append(said.facility_id)
    return found


def _entry(acting: Acting, count: int) -> Entry:
    return Entry(
        actor=Actor(acting.account_id, acting.name),
        action=Action.LIGHTS_IMPORTED,
        subject=Subject(SubjectKind.COMPANY, acting.company_id),
        company_id=acting.company_id,
        details={Detail.COUNT: count},
    )
