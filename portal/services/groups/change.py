"""Name a group anew and say which facilities are in it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, DetailValue, Entry, Subject, SubjectKind
from portal.domain.groups.name import GroupName
from portal.models.facility_group import FacilityGroup, FacilityGroupMember
from portal.queries.groups import WholeGroup, get_group, is_name_taken, list_choices
from portal.services.journal.audit import audit
from portal.values.errors import Invalid


def change_group(
    session: Session,
    *,
    acting: Acting,
    group_id: str,
    name: GroupName,
    facility_ids: Collection[int],
    now: datetime,
) -> None:
    """Set name and facilities of a group as a whole; what is as it was leaves no entry.

    Facilities that the company does not have are left out. What waits in the bin cannot be
    chosen, and stays in its groups for when it is taken back.

    Raises:
        NotFound: the company has no such group.
        Invalid: names `name` and says `taken`.
    """
    group = get_group(session, company_id=acting.company_id, group_id=group_id)
    if name.key != group.name_key and is_name_taken(
        session, company_id=acting.company_id, key=name.key
    ):
        raise Invalid("name", "taken")
    if name.text != group.name:
        _rename(session, group_id, name)
        names: dict[Detail, DetailValue] = {Detail.BEFORE: group.name, Detail.AFTER: name.text}
        renamed = _entry(acting, group_id, Action.GROUP_RENAMED, names)
        audit(session, entry=renamed, now=now)
    wanted = _wanted(session, group, acting.company_id, facility_ids)
    if wanted != group.facility_ids:
        _fill(session, group_id, wanted)
        filled = _entry(acting, group_id, Action.GROUP_FILLED, {Detail.COUNT: len(wanted)})
        audit(session, entry=filled, now=now)
    session.flush()


def _rename(session: Session, group_id: str, name: GroupName) -> None:
    try:
        with session.begin_nested():
            session.execute(
                update(FacilityGroup)
                .where(FacilityGroup.id == group_id)
                .values(name=name.text, name_key=name.key)
            )
    except IntegrityError:
        # Another click was first with this name.
        raise Invalid("name", "taken") from None


def _wanted(
    session: Session, group: WholeGroup, company_id: str, facility_ids: Collection[int]
) -> frozenset[int]:
    choices = list_choices(session, company_id=company_id, group_id=group.id)
    offered = frozenset(one.id for one in choices)
    return (offered & set(facility_ids)) | (group.facility_ids - offered)


def _fill(session: Session, group_id: str, facility_ids: Collection[int]) -> None:
    session.execute(delete(FacilityGroupMember).where(FacilityGroupMember.group_id == group_id))
    rows = [{"group_id": group_id, "facility_id": one} for one in sorted(facility_ids)]
    if rows:
        session.execute(insert(FacilityGroupMember), rows)


def _entry(
    acting: Acting, group_id: str, action: Action, details: dict[Detail, DetailValue]
) -> Entry:
    return Entry(
        actor=Actor(acting.account_id, acting.name),
        action=action,
        subject=Subject(SubjectKind.GROUP, group_id),
        company_id=acting.company_id,
        details=details,
    )
