"""Delete the proofs of revoked consents whose term is over."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.revocation import Revocation


def purge_revocations(session: Session, *, revoked_before: datetime) -> None:
    """Delete every proof of a consent revoked before that moment; idempotent."""
    session.execute(delete(Revocation).where(Revocation.revoked_at < revoked_before))
