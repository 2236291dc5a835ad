"""Delete failures and places that count no more."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.terms import KNOWN_PLACE
from portal.domain.accounts.throttling import FORGOTTEN_AFTER
from portal.models.known_place import KnownPlace
from portal.models.sign_in_failure import SignInFailure


def purge_tries(session: Session, *, now: datetime) -> None:
    """Delete failures that have faded to nothing and places known no more; idempotent."""
    session.execute(
        delete(SignInFailure).where(SignInFailure.last_failed_at <= now - FORGOTTEN_AFTER)
    )
    session.execute(delete(KnownPlace).where(KnownPlace.signed_in_at <= now - KNOWN_PLACE))
