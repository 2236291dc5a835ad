"""Change a facility of a company: who, when, and never over what somebody else has saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, DetailValue, Entry, Subject, SubjectKind
from portal.models.facility import SAID, Facility, search_columns
from portal.queries.own_profiles import get_said, lock_version
from portal.services.journal.audit import audit
from portal.values.errors import PortalError


class ChangedMeanwhile(PortalError):
    """Report that somebody else has saved the facility since the form was shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a facility.

    Args:
        action: as the audit trail names it.
        columns: columns of `facility` with their new values; the words by which it is found
            follow by themselves.
        details: for the audit trail.
    """

    action: Action
    columns: Mapping[str, Any]
    details: Mapping[Detail, DetailValue]


def change_facility(
    session: Session,
    *,
    company_id: str,
    facility_id: int,
    seen_version: int | None,
    change: Change,
    actor: Actor,
    now: datetime,
) -> int:
    """Change it and return its new version; writes the audit entry in the same flush.

    Args:
        session: of the caller.
        company_id: whose facility it is.
        facility_id: which one; one in the bin is changed only to come back.
        seen_version: what the form showed; None where the last one wins.
        change: what changes.
        actor: who changes it.
        now: when.

    Raises:
        NotFound: the company has no such facility.
        ChangedMeanwhile: it has another version by now.
    """
    version = lock_version(session, company_id=company_id, facility_id=facility_id)
    if seen_version not in {None, version}:
        raise ChangedMeanwhile(f"facility {facility_id} is at version {version}")
    session.execute(
        update(Facility)
        .where(Facility.id == facility_id)
        .values(
            **change.columns,
            **_words(session, facility_id, change.columns),
            version=version + 1,
            changed_at=now,
            changed_by=actor.words,
            updated_at=now,
        )
        .execution_options(synchronize_session=False)
    )
    audit(
        session,
        entry=Entry(
            actor=actor,
            action=change.action,
            subject=Subject(SubjectKind.FACILITY, str(facility_id)),
            company_id=company_id,
            details=change.details,
        ),
        now=now,
    )
    session.expire_all()
    return version + 1


def _words(session: Session, facility_id: int, columns: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the words by which it is found, if what they are made of changes."""
    if columns.keys().isdisjoint(SAID):
        return {}
    return search_columns(row={**get_said(session, facility_id=facility_id), **columns})
