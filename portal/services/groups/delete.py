"""Dissolve a group; its facilities stay."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.facility_group import FacilityGroup
from portal.queries.groups import get_group
from portal.services.journal.audit import audit


def delete_group(session: Session, *, acting: Acting, group_id: str, now: datetime) -> None:
    """Delete a group of the company, and nothing else.

    Raises:
        NotFound: the company has no such group.
    """
    group = get_group(session, company_id=acting.company_id, group_id=group_id)
    session.execute(delete(FacilityGroup).where(FacilityGroup.id == group_id))
    audit(
        session,
        entry=Entry(
            actor=Actor(acting.account_id, acting.name),
            action=Action.GROUP_DELETED,
            subject=Subject(SubjectKind.GROUP, group_id),
            company_id=acting.company_id,
            details={Detail.BEFORE: group.name},
        ),
        now=now,
    )
