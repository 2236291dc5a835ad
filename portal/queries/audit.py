"""The audit trail, searched."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, DetailValue, SubjectKind
from portal.models.audit_entry import AuditEntry

PAGE_SIZE = 50
MOST_ACTORS = 50


@dataclass(frozen=True, slots=True)
class Search:
    """What of the trail is wanted; what is empty or None narrows nothing.

    Args:
        actor: who acted, by their account; by the words for them where no account acts.
        subject_id: the id of what was acted upon.
        since: from this instant on.
        before: up to this instant, without it.
    """

    actor: Actor | None = None
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


def find_actors(session: Session, *, words: str) -> tuple[Actor, ...]:
    """Return who acted whose name holds these words or whose account has this id, at most 50.

    By name; each account once, with the name that it had last.
    """
    last = func.max(AuditEntry.id)
    rows = session.execute(
        select(AuditEntry.actor_id, AuditEntry.actor)
        .where(AuditEntry.actor.icontains(words, autoescape=True) | (AuditEntry.actor_id == words))
        .group_by(AuditEntry.actor_id, AuditEntry.actor)
        .order_by(last)
        .limit(2 * MOST_ACTORS)
    )
    found = {account_id or name: Actor(account_id, name) for account_id, name in rows}
    by_name = sorted(found.values(), key=lambda one: (one.words.casefold(), one.account_id or ""))
    return tuple(by_name[:MOST_ACTORS])


def find_actor(session: Session, *, account_id: str) -> Actor | None:
    """Return who acted with this account, by the name that it had last; None if nobody."""
    words = session.scalars(
        select(AuditEntry.actor)
        .where(AuditEntry.actor_id == account_id)
        .order_by(AuditEntry.id.desc())
        .limit(1)
    ).one_or_none()
    return None if words is None else Actor(account_id, words)


def is_subject(session: Session, *, subject_id: str) -> bool:
    """Say whether an entry is about an object with this id."""
    found = select(AuditEntry.id).where(AuditEntry.subject_id == subject_id).limit(1)
    return session.execute(found).first() is not None


def list_over(
    session: Session,
    *,
    daily: Collection[str],
    daily_before: datetime,
    others_before: datetime,
    limit: int,
) -> Sequence[int]:
    """List the oldest entries whose term is over.

    Args:
        session: reads.
        daily: the actions of work from day to day.
        daily_before: entries of such work end that are earlier.
        others_before: all entries end that are earlier.
        limit: of how many.
    """
    is_daily = AuditEntry.action.in_(daily) & (AuditEntry.at < daily_before)
    return session.scalars(
        select(AuditEntry.id)
        .where(is_daily | (AuditEntry.at < others_before))
        .order_by(AuditEntry.at, AuditEntry.id)
        .limit(limit)
    ).all()


def _conditions(search: Search) -> list[ColumnElement[bool]]:
    """Return what an entry must fulfil."""
    wanted: list[ColumnElement[bool]] = []
    if search.actor is not None and search.actor.account_id is None:
        wanted += [AuditEntry.actor_id.is_(None), AuditEntry.actor == search.actor.words]
    elif search.actor is not None:
        wanted.append(AuditEntry.actor_id == search.actor.account_id)
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
