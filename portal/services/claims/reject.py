"""Reject a claim, with a reason that the person is told."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.claims.state import Outcome, State
from portal.queries.claims import list_in_claim, lock_claim
from portal.services.journal.audit import audit
from portal.services.journal.post_letter import post_letter
from portal.values.errors import Invalid, PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


class RejectedAlready(PortalError):
    """Report that somebody has decided the claim already."""


def reject_claim(
    session: Session,
    *,
    claim_id: str,
    reason: str,
    actor: Actor,
    letter: Letter | None,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Keep the decision, forget who asked, and tell them; the facilities stay as they are.

    Raises:
        NotFound: there is no such claim.
        Invalid: no reason.
        RejectedAlready: see there.
    """
    claim = lock_claim(session, claim_id=claim_id)
    if claim.state != State.NEU.value:
        raise RejectedAlready(claim.state)
    if not reason:
        raise Invalid("reason", "missing")
    claim.state, claim.content, claim.reason = State.ABGELEHNT.value, None, reason
    claim.decided_at, claim.decided_by = now, actor.words
    for part in list_in_claim(session, claim_id=claim_id):
        part.outcome = Outcome.ABGELEHNT.value
    session.flush()
    audit(
        session,
        entry=Entry(
            actor,
            Action.CLAIM_REJECTED,
            Subject(SubjectKind.CLAIM, claim_id),
            company_id=claim.company_id,
            details={Detail.REASON: reason},
        ),
        now=now,
    )
    if letter is not None:
        post_letter(
            session, letter=letter, mail_id=mail_id, account_id=None, now=now, cipher=cipher
        )
