"""Take over the next mail, so that no other worker sends it meanwhile."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.mails.terms import LEASE, pause_after
from portal.queries.outgoing_mails import find_due


@dataclass(frozen=True, slots=True)
class Claim:
    """A mail that this worker alone may send now.

    Args:
        letter: its text, encrypted.
        tries: this one included.
        until: when another worker may take it over.
    """

    mail_id: str
    letter: bytes
    written_at: datetime
    tries: int
    until: datetime


def claim_next(session: Session, *, now: datetime) -> Claim | None:
    """Claim the mail that is due longest; None if none is due or one is being sent.

    The try counts from here on, so that a mail that kills its worker is also tried less and less.
    """
    mail = find_due(session, now=now)
    if mail is None:
        return None
    mail.tries += 1
    mail.claimed_until = now + LEASE
    mail.next_try_at = now + pause_after(tries=mail.tries)
    session.flush()
    return Claim(
        mail_id=mail.id,
        letter=mail.letter,
        written_at=mail.created_at,
        tries=mail.tries,
        until=mail.claimed_until,
    )
