"""Close a report about a profile."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.correction import Correction
from portal.services.journal.audit import audit
from portal.services.journal.post_letter import post_letter
from portal.values.errors import Invalid, NotFound
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def decide_correction(
    session: Session,
    *,
    correction_id: str,
    decision: str,
    actor: Actor,
    letter: Letter | None,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> bool:
    """Keep the decision, forget what was reported and by whom, and tell whoever waits for it.

    Deciding twice has one effect: the first decision counts. The trail says who decided, not
    what: that may repeat what was reported.

    Returns:
        False if there was a decision before.

    Raises:
        NotFound: there is no such report.
        Invalid: the decision is empty.
    """
    correction = session.get(
        Correction, correction_id, with_for_update=True, populate_existing=True
    )
    if correction is None:
        raise NotFound("no such report")
    if not decision:
        raise Invalid(field="decision", code="missing")
    if correction.decided_at is not None:
        return False
    correction.decision, correction.decided_at = decision, now
    correction.text = correction.email = None
    audit(session, entry=_entry(correction, actor), now=now)
    if letter is not None:
        post_letter(
            session, letter=letter, mail_id=mail_id, account_id=None, now=now, cipher=cipher
        )
    return True


def _entry(correction: Correction, actor: Actor) -> Entry:
    return Entry(
        actor=actor,
        action=Action.CORRECTION_DECIDED,
        subject=Subject(SubjectKind.CORRECTION, correction.id),
        details={Detail.KIND: correction.block, Detail.FACILITY: correction.facility_id},
    )
