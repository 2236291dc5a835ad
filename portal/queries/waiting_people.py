"""Who has entries on waiting lists: by the link in a mail, by account or by address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from portal.domain.waiting.state import State
from portal.models.account import Account
from portal.models.waiting_entry import WaitingEntry, WaitingLink, WaitingPerson
from portal.values.errors import NotFound


@dataclass(frozen=True, slots=True)
class Holder:
    """Who may see and change entries as their own: a link leads to one person, an account to more.

    Args:
        token_hash: of the token in the link; empty for somebody who is signed in.
        account_id: of whoever is signed in; empty with a link, or where there is no account.
        keys: under which their confirmed address is known without the account.
    """

    token_hash: str = ""
    account_id: str = ""
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reachable:
    """A person with what is needed to write to them.

    Args:
        email: ciphertext bound to `person_id`; None if they have an account.
        account_email: the address of the account; None without one.
    """

    person_id: str
    email: bytes | None
    account_email: str | None


def list_people(session: Session, *, holder: Holder) -> tuple[str, ...]:
    """List the ids of the people a holder is; none if no link of ours has this token."""
    found = select(WaitingPerson.id)
    if holder.token_hash:
        found = found.join(WaitingLink, WaitingLink.person_id == WaitingPerson.id).where(
            WaitingLink.token_hash == holder.token_hash
        )
    else:
        without_account = and_(
            WaitingPerson.account_id.is_(None), WaitingPerson.person_key.in_(holder.keys)
        )
        found = found.where(or_(WaitingPerson.account_id == holder.account_id, without_account))
    return tuple(session.scalars(found.order_by(WaitingPerson.id)))


def get_people(session: Session, *, holder: Holder) -> tuple[str, ...]:
    """Return the ids of the people a holder is; none for an account without entries.

    Raises:
        NotFound: no link of ours has this token.
    """
    people = list_people(session, holder=holder)
    if not people and holder.token_hash:
        raise NotFound("no link to a waiting list")
    return people


def find_link_time(session: Session, *, holder: Holder) -> datetime | None:
    """Return when the link of a holder was made; None for an account."""
    found = select(WaitingLink.created_at).where(WaitingLink.token_hash == holder.token_hash)
    return session.scalars(found).one_or_none() if holder.token_hash else None


def find_person(session: Session, *, account_id: str, keys: Sequence[str]) -> WaitingPerson | None:
    """Find the person of an account, or of an address where there is no account; locked."""
    is_them = (
        WaitingPerson.account_id == account_id if account_id else WaitingPerson.person_key.in_(keys)
    )
    found = select(WaitingPerson).where(is_them).order_by(WaitingPerson.id).with_for_update()
    return session.scalars(found).first()


def list_to_ask(session: Session, *, current_before: datetime, limit: int) -> tuple[Reachable, ...]:
    """List people with an active entry that they confirmed before then and were not asked about."""
    is_due = select(WaitingEntry.id).where(
        WaitingEntry.person_id == WaitingPerson.id,
        WaitingEntry.state == State.AKTIV.value,
        WaitingEntry.asked_at.is_(None),
        WaitingEntry.current_at <= current_before,
    )
    found = (
        select(WaitingPerson.id, WaitingPerson.email, Account.email)
        .outerjoin(Account, Account.id == WaitingPerson.account_id)
        .where(is_due.exists())
        .order_by(WaitingPerson.id)
        .limit(limit)
    )
    return tuple(Reachable(*row) for row in session.execute(found))


def list_idle(session: Session, *, limit: int) -> tuple[str, ...]:
    """List the ids of people without any entry."""
    has_entry = select(WaitingEntry.id).where(WaitingEntry.person_id == WaitingPerson.id).exists()
    found = select(WaitingPerson.id).where(~has_entry).order_by(WaitingPerson.id).limit(limit)
    return tuple(session.scalars(found))
