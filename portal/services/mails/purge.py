"""Delete mails whose term is over."""

from datetime import datetime

from sqlalchemy import delete, or_
from sqlalchemy.orm import Session

from portal.domain.mails.terms import KEPT_GIVEN_UP, KEPT_SENT
from portal.models.outgoing_mail import OutgoingMail


def purge_mails(session: Session, *, now: datetime) -> None:
    """Delete mails sent more than 7 or given up more than 30 days ago; idempotent."""
    session.execute(
        delete(OutgoingMail).where(
            or_(
                OutgoingMail.sent_at <= now - KEPT_SENT,
                OutgoingMail.given_up_at <= now - KEPT_GIVEN_UP,
            )
        )
    )
