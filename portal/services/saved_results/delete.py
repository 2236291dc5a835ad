"""Delete a saved result, which revokes the consent to storing it."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.models.revocation import Revocation
from portal.queries import saved_results
from portal.services.journal.note_event import note_event


def delete_result(
    session: Session, *, result_id: str, account_id: str, device: str, now: datetime
) -> None:
    """Delete it with its links; of the consent only text version and times stay, as proof.

    Its documents are the caller's to delete.

    Raises:
        NotFound: there is no such result, or it is somebody else's.
    """
    stored = saved_results.get_for(session, result_id=result_id, account_id=account_id)
    session.add(
        Revocation(
            consent_version=stored.consent_version,
            consented_at=stored.consented_at,
            revoked_at=now,
        )
    )
    session.delete(stored)
    note_event(session, account_id=account_id, event=Event.RESULT_DELETED, device=device, now=now)
