"""Create a group."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.groups.name import MOST_GROUPS, GroupName
from portal.models.facility_group import FacilityGroup
from portal.queries.groups import is_name_taken, list_groups
from portal.services.journal.audit import audit
from portal.values.errors import Invalid


def create_group(
    session: Session,
    *,
    acting: Acting,
    group_id: str,
    name: GroupName,
    now: datetime,
) -> None:
    """Store an empty group; the same id stored before is the same form sent twice: no effect.

    Raises:
        Invalid: names `name`; `taken`: the company has such a group, `too_many`: it has a hundred.
    """
    groups = list_groups(session, company_id=acting.company_id)
    if any(one.id == group_id for one in groups):
        return
    if is_name_taken(session, company_id=acting.company_id, key=name.key):
        raise Invalid("name", "taken")
    if len(groups) >= MOST_GROUPS:
        raise Invalid("name", "too_many")
    group = FacilityGroup(
        id=group_id,
        company_id=acting.company_id,
        name=name.text,
        name_key=name.key,
        created_at=now,
    )
    try:
        with session.begin_nested():
            session.add(group)
    except IntegrityError:
        # Another click was first: with this form, or with this name.
        stored = session.get(FacilityGroup, group_id)
        if stored is None or stored.company_id != acting.company_id:
            raise Invalid("name", "taken") from None
        return
    audit(
        session,
        entry=Entry(
            actor=Actor(acting.account_id, acting.name),
            action=Action.GROUP_CREATED,
            subject=Subject(SubjectKind.GROUP, group_id),
            company_id=acting.company_id,
            details={Detail.AFTER: name.text},
        ),
        now=now,
    )
