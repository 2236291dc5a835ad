"""Write down what came of a try to send a mail."""

from datetime import datetime
from enum import Enum, auto

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.mails.terms import GIVEN_UP_AFTER
from portal.models.outgoing_mail import OutgoingMail
from portal.services.mails.claim import Claim


class Outcome(Enum):
    """What came of a try."""

    SENT = auto()
    POSTPONED = auto()
    REFUSED = auto()


def settle(session: Session, *, claim: Claim, outcome: Outcome, now: datetime) -> bool:
    """Write the outcome down; say whether the mail is given up with it.

    The text of a mail that was sent is emptied. One that was refused, or is three days old when
    it fails, is given up. A failure changes nothing where another worker has taken the mail over.
    """
    mail = update(OutgoingMail).where(OutgoingMail.id == claim.mail_id)
    if outcome is Outcome.SENT:
        session.execute(mail.values(letter=b"", sent_at=now, claimed_until=None, given_up_at=None))
        return False
    is_last = outcome is Outcome.REFUSED or now - claim.written_at >= GIVEN_UP_AFTER
    session.execute(
        mail.where(
            OutgoingMail.claimed_until == claim.until, OutgoingMail.sent_at.is_(None)
        ).values(claimed_until=None, given_up_at=now if is_last else None)
    )
    return is_last
