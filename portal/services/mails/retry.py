"""Try every mail again that was not sent."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.models.outgoing_mail import OutgoingMail


def retry_mails(session: Session, *, now: datetime) -> int:
    """Make every waiting mail and every given-up one due at once; return their number.

    A mail that was given up for its age gets one more try.
    """
    due = session.scalars(
        update(OutgoingMail)
        .where(OutgoingMail.sent_at.is_(None))
        .values(next_try_at=now, given_up_at=None)
        .returning(OutgoingMail.id)
    )
    return len(due.all())
