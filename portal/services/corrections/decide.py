"""Close a report about a profile."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.models.correction import Correction
from portal.services.journal.post_letter import post_letter
from portal.values.errors import Invalid, NotFound
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def decide_correction(
    session: Session,
    *,
    correction_id: str,
    decision: str,
    letter: Letter | None,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Keep the decision, forget what was reported and by whom, and tell whoever waits for it.

    Deciding twice has one effect.

    Raises:
        NotFound: there is no such report.
        Invalid: the decision is empty.
    """
    correction = session.get(Correction, correction_id)
    if correction is None:
        raise NotFound("no such report")
    if not decision:
        raise Invalid(field="decision", code="missing")
    if correction.decided_at is not None:
        return
    correction.decision, correction.decided_at = decision, now
    correction.text = correction.email = None
    session.flush()
    if letter is not None:
        post_letter(
            session, letter=letter, mail_id=mail_id, account_id=None, now=now, cipher=cipher
        )
