"""Mail on its way out: the next one to send, and the state of the post."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from portal.models.outgoing_mail import OutgoingMail

MOST_SHOWN = 50
_COLUMNS = OutgoingMail.__table__.c
_WAITS = (OutgoingMail.sent_at.is_(None), OutgoingMail.given_up_at.is_(None))


@dataclass(frozen=True, slots=True)
class GivenUpMail:
    """A mail that nobody will send by themselves any more; to whom it went is not told."""

    created_at: datetime
    given_up_at: datetime
    tries: int


@dataclass(frozen=True, slots=True)
class PostState:
    """What the post is doing.

    Args:
        next_try_at: when the next waiting mail is tried; None if none waits.
        last_sent_at: None if none was sent in the days for which that is known.
        given_up: the newest fifty.
    """

    waiting: int
    next_try_at: datetime | None
    last_sent_at: datetime | None
    given_up_count: int
    given_up: tuple[GivenUpMail, ...]

    @property
    def is_open(self) -> bool:
        """Say whether there is anything that was not sent."""
        return self.waiting > 0 or self.given_up_count > 0


def find_due(session: Session, *, now: datetime) -> OutgoingMail | None:
    """Return the mail that is due longest, locked; None if none is due or one is being sent.

    While one mail is on its way no other is given out, so that a mail server that hangs never
    takes every process of the worker.
    """
    under_way = aliased(OutgoingMail)
    return session.scalars(
        select(OutgoingMail)
        .where(
            *_WAITS,
            OutgoingMail.next_try_at <= now,
            # PostgreSQL looks again at this row once it has its lock, but not at the others.
            or_(OutgoingMail.claimed_until.is_(None), OutgoingMail.claimed_until <= now),
            # Sent ones are many and never claimed; without them the index finds the few others.
            ~exists().where(under_way.sent_at.is_(None), under_way.claimed_until > now),
        )
        .order_by(OutgoingMail.next_try_at, OutgoingMail.id)
        .limit(1)
        .with_for_update(of=OutgoingMail, skip_locked=True)
        .execution_options(populate_existing=True)
    ).first()


def get_post_state(session: Session) -> PostState:
    """Return the numbers of the post, without addresses."""
    waiting, next_try_at = session.execute(
        select(func.count(), func.min(OutgoingMail.next_try_at)).where(*_WAITS)
    ).one()
    rows = session.execute(
        select(_COLUMNS.created_at, _COLUMNS.given_up_at, _COLUMNS.tries, func.count().over())
        .where(_COLUMNS.sent_at.is_(None), _COLUMNS.given_up_at.is_not(None))
        .order_by(_COLUMNS.given_up_at.desc(), _COLUMNS.id)
        .limit(MOST_SHOWN)
    ).all()
    return PostState(
        waiting=waiting,
        next_try_at=next_try_at,
        last_sent_at=session.scalar(select(func.max(OutgoingMail.sent_at))),
        given_up_count=rows[0][3] if rows else 0,
        given_up=tuple(GivenUpMail(row[0], row[1], row[2]) for row in rows),
    )
