"""Change a facility of a company: who, when, and never over what somebody else has saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Table, Update, bindparam, update

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, DetailValue, Entry, Subject, SubjectKind
from portal.models.facility import SAID, Facility, search_columns
from portal.queries import ready
from portal.queries.own_profiles import get_said, lock_version
from portal.services.journal.audit import audit
from portal.values.errors import PortalError

_FACILITIES = cast("Table", Facility.__table__)
_ALWAYS = ("version", "changed_at", "changed_by", "updated_at")
KEPT_STATEMENTS = 32
"""For so many choices of columns the statement is kept."""


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
    session: ready.Source,
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
    return change_locked(
        session,
        company_id=company_id,
        facility_id=facility_id,
        version=version,
        change=change,
        actor=actor,
        now=now,
    )


def change_locked(
    session: ready.Source,
    *,
    company_id: str,
    facility_id: int,
    version: int,
    change: Change,
    actor: Actor,
    now: datetime,
) -> int:
    """Do what `change_facility` does where its row was locked already, and has this version."""
    columns = {
        **change.columns,
        **_words(session, facility_id, change.columns),
        **dict(zip(_ALWAYS, (version + 1, now, actor.words, now), strict=True)),
    }
    values = {f"new_{name}": value for name, value in columns.items()}
    statement = _update(tuple(columns))
    ready.change(session, statement=statement, values={"changed_id": facility_id, **values})
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
    ready.forget(session)
    return version + 1


@lru_cache(maxsize=KEPT_STATEMENTS)
def _update(columns: tuple[str, ...]) -> Update:
    return (
        update(_FACILITIES)
        .where(_FACILITIES.c.id == bindparam("changed_id"))
        .values({name: bindparam(f"new_{name}") for name in columns})
    )


def _words(
    session: ready.Source, facility_id: int, columns: Mapping[str, Any]
) -> Mapping[str, str]:
    """Return the words by which it is found, if what they are made of changes."""
    if columns.keys().isdisjoint(SAID):
        return {}
    return search_columns(row={**get_said(session, facility_id=facility_id), **columns})
