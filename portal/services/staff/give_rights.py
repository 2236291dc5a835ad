"""Let an employee do what the Master decides."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from portal.domain.access.acting import FOR_EMPLOYEES, Acting
from portal.domain.access.permission import Permission
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.membership import FacilityRight, Membership
from portal.queries.staff import Rights, get_employee, list_rights
from portal.services.journal.audit import audit


def give_rights(
    session: Session,
    *,
    acting: Acting,
    account_id: str,
    rights: Mapping[int, Collection[Permission]],
    facility_ids: Collection[int],
    now: datetime,
) -> None:
    """Set what an employee may do for these facilities of the company; the others stay.

    Who may answer reviews may read them, too. What no employee can have is left out. The same
    again has no effect.

    Raises:
        NotFound: the company has no such employee; the Master is none, and cannot be limited.
    """
    # Two clicks at the same moment wait for each other here.
    session.get(Membership, account_id, with_for_update=True, populate_existing=True)
    get_employee(session, company_id=acting.company_id, account_id=account_id)
    before = list_rights(session, account_id=account_id)
    wanted = _wanted(rights, facility_ids)
    if {one: before[one] for one in facility_ids if before.get(one)} == wanted:
        return
    session.execute(
        delete(FacilityRight).where(
            FacilityRight.account_id == account_id,
            FacilityRight.facility_id.in_(sorted(facility_ids)),
        )
    )
    rows = [_row(account_id, facility_id, given) for facility_id, given in wanted.items()]
    if rows:
        session.execute(insert(FacilityRight), rows)
    entry = Entry(
        actor=Actor(acting.account_id, acting.name),
        action=Action.MEMBER_RIGHTS_CHANGED,
        subject=Subject(SubjectKind.ACCOUNT, account_id),
        company_id=acting.company_id,
        details={Detail.COUNT: len(wanted)},
    )
    audit(session, entry=entry, now=now)


def _wanted(rights: Mapping[int, Collection[Permission]], facility_ids: Collection[int]) -> Rights:
    found = {}
    for facility_id in sorted(facility_ids):
        given = FOR_EMPLOYEES & frozenset(rights.get(facility_id, ()))
        if Permission.REVIEWS_ANSWER in given:
            given |= {Permission.REVIEWS_READ}
        if given:
            found[facility_id] = given
    return found


def _row(account_id: str, facility_id: int, given: Collection[Permission]) -> dict[str, object]:
    return {
        "account_id": account_id,
        "facility_id": facility_id,
        "may_set_light": Permission.LIGHTS_SET in given,
        "may_handle_inquiries": Permission.INQUIRIES_HANDLE in given,
        "may_read_reviews": Permission.REVIEWS_READ in given,
        "may_answer_reviews": Permission.REVIEWS_ANSWER in given,
    }
