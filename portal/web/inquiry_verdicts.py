"""Decide about a held inquiry, for the page and for the command."""

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Entry, Subject, SubjectKind
from portal.services.inquiries.contacts import read_contact
from portal.services.inquiries.judge import Verdict, judge_inquiry
from portal.services.inquiries.steps import Posts
from portal.services.journal.audit import audit
from portal.web import clock, outside
from portal.web.extensions import db
from portal.web.inquiry_notices import ANNOUNCE, dropping
from portal.web.posting import run_soon, send_soon

ACTIONS = {Verdict.RELEASE: Action.INQUIRY_RELEASED, Verdict.DROP: Action.INQUIRY_DROPPED}


def letters_for(*, inquiry_id: str, verdict: Verdict) -> Posts:
    """Return the letter to the seeker whose inquiry is dropped; call it before the transaction.

    Raises:
        NotFound: there is no such inquiry.
    """
    cipher = outside.current().cipher
    contact = read_contact(db.session(), inquiry_id=inquiry_id, cipher=cipher)
    if verdict is Verdict.RELEASE or contact is None:
        return {}
    return {inquiry_id: dropping(contact, inquiry_id=inquiry_id)}


def decide(
    session: Session, *, inquiry_id: str, verdict: Verdict, posts: Posts, actor: Actor
) -> None:
    """Decide within a transaction, and let the trail say who did.

    Raises:
        NotFound: there is no such inquiry.
        StepNotAllowed: it is not held back, or not any more.
        NotReceivable: the facility takes no inquiries any more.
    """
    judge_inquiry(
        session,
        inquiry_id=inquiry_id,
        verdict=verdict,
        posts=posts,
        now=clock.now(),
        today=clock.today(),
        cipher=outside.current().cipher,
    )
    subject = Subject(SubjectKind.INQUIRY, inquiry_id)
    audit(session, entry=Entry(actor, ACTIONS[verdict], subject), now=clock.now())


def tell_soon(*, verdict: Verdict) -> None:
    """Let the worker tell whom it concerns; call it after the commit."""
    if verdict is Verdict.RELEASE:
        run_soon(ANNOUNCE)
    else:
        send_soon()
