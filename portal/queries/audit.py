"""The audit trail, searched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import DetailValue, SubjectKind
from portal.models.audit_entry import AuditEntry

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Search:
    """What of the trail is wanted; what is empty or None narrows nothing.

    Args:
        person: part of the words for who acted, or the id of their account.
        subject_id: the id of what was acted upon.
        since: from this instant on.
        before: up to this instant, without it.
    """

    person: str = ""
    action: Action | None = None
    kind: SubjectKind | None = None
    subject_id: str = ""
    company_id: str = ""
    since: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry as it was written; names that the code does not know any more stay as they were."""

    entry_id: int
    at: datetime
    actor_id: str | None
    actor: str
    action: str
    subject_kind: str
    subject_id: str
    company_id: str | None
    details: Mapping[str, DetailValue]


@dataclass(frozen=True, slots=True)
class TrailPage:
    """One page of entries, the latest first.

    Args:
        number: of this page, from 1.
        count: of all pages, at least 1.
        total: of all entries found.
    """

    entries: tuple[KeptEntry, ...]
    number: int
    count: int
    total: int


def search_trail(session: Session, *, search: Search, page_number: int) -> TrailPage:
    """Return a page of the entries that are wanted; a number beyond the end gives the last."""
    total = int(session.scalar(select(func.count(AuditEntry.id)).where(*_conditions(search))) or 0)
    count = max(1, -(-total // PAGE_SIZE))
    number = min(max(1, page_number), count)
    entries = list_trail(session, search=search, limit=PAGE_SIZE, offset=(number - 1) * PAGE_SIZE)
    return TrailPage(entries=entries, number=number, count=count, total=total)


def list_trail(
    session: Session, *, search: Search, limit: int, offset: int = 0
) -> tuple[KeptEntry, ...]:
    """Return the entries that are wanted, the latest first."""
    found = (
        select(AuditEntry)
        .where(*_conditions(search))
        .order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return tuple(_kept(entry) for entry in session.scalars(found))


def _conditions(search: Search) -> list[ColumnElement[bool]]:
    """Return what an entry must fulfil."""
    wanted: list[ColumnElement[bool]] = []
    if search.person:
        by_name = AuditEntry.actor.icontains(search.person, autoescape=True)
        wanted.append(by_name | (AuditEntry.actor_id == search.person))
    for column, value in (
        (AuditEntry.action, search.action.value if search.action else ""),
        (AuditEntry.subject_kind, search.kind.value if search.kind else ""),
        (AuditEntry.subject_id, search.subject_id),
        (AuditEntry.company_id, search.company_id),
    ):
        if value:
            wanted.append(column == value)
    if search.since is not None:
        wanted.append(AuditEntry.at >= search.since)
    if search.before is not None:
        wanted.append(AuditEntry.at < search.before)
    return wanted


def _kept(entry: AuditEntry) -> KeptEntry:
    return KeptEntry(
        entry_id=entry.id,
        at=entry.at,
        actor_id=entry.actor_id,
        actor=entry.actor,
        action=entry.action,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        company_id=entry.company_id,
        details=entry.details,
    )
