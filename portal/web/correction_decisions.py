"""Decide about a report of something wrong in a profile, for the page and for the command."""

from portal.domain.accounts.email_address import read_address
from portal.domain.audit.entry import Actor
from portal.services.corrections.decide import decide_correction
from portal.services.corrections.read_one import ReportedCorrection, read_one
from portal.values.letter import Letter
from portal.web import clock, outside, site
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing


def decide(*, correction_id: str, decision: str, actor: Actor) -> bool:
    """Keep the decision and tell whoever waits for it; False if there was one before.

    Raises:
        NotFound: there is no such report.
        Invalid: the decision is empty.
    """
    cipher = outside.current().cipher
    found = read_one(db.session(), correction_id=correction_id, cipher=cipher)
    letter = _letter(found, decision)
    with writing() as session:
        counts = decide_correction(
            session,
            correction_id=correction_id,
            decision=decision,
            actor=actor,
            letter=letter,
            mail_id=mail_id(),
            now=clock.now(),
            cipher=cipher,
        )
    send_soon()
    return counts


def _letter(correction: ReportedCorrection, decision: str) -> Letter | None:
    if not correction.email:
        return None
    return compose(
        "correction_decided",
        sender=site.current().activation_sender,
        recipient=read_address(text=correction.email).mailbox,
        subject="Ihr Hinweis",
        decision=decision,
    )
