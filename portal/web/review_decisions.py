"""Decide about a review, for the page and for the command; and what the check doubts in words."""

from collections.abc import Mapping

from portal.domain.audit.entry import Actor
from portal.domain.reviews.checking import Doubt
from portal.domain.reviews.review import Origin, State
from portal.services.reviews.decide import decide_review
from portal.services.reviews.read_author import read_author
from portal.values.letter import Letter
from portal.web import clock, outside, site
from portal.web.extensions import db
from portal.web.letters import compose
from portal.web.posting import mail_id, send_soon
from portal.web.transactions import writing

DOUBT_WORDS: Mapping[Doubt, str] = {
    Doubt.LINK: "Im Text steht eine Internetadresse.",
    Doubt.CONTACT: "Im Text steht eine Telefonnummer oder E-Mail-Adresse.",
    Doubt.NAMED_PERSON: "Der Text nennt vielleicht jemanden beim Namen.",
    Doubt.ACCUSATION: "Der Text wirft jemandem vielleicht eine Straftat vor.",
    Doubt.INSULT: "Der Text beleidigt vielleicht jemanden.",
    Doubt.SHOUTING: "Der Text steht fast ganz in Großbuchstaben.",
    Doubt.REPETITION: "Ein Zeichen wiederholt sich sehr oft.",
    Doubt.OWN_HOUSE: "Die E-Mail-Adresse gehört vielleicht zur Einrichtung selbst.",
}

ORIGIN_WORDS: Mapping[Origin, str] = {
    Origin.PORTAL: "hier geschrieben, E-Mail-Adresse bestätigt",
    Origin.WERPFLEGTWIE: "vom Partner werpflegtwie.de",
}


def decide(*, review_id: str, to: State, reason: str, seen: str, actor: Actor) -> None:
    """Decide, let the trail say who did, and tell the author; a partner's review has none.

    Raises:
        NotFound: there is no such review.
        DecisionInvalid: it was not confirmed, or a rejection has no reason.
        DecidedMeanwhile: it is not any more what was `seen`.
    """
    letter = _letter(review_id, to, reason)
    with writing() as session:
        decide_review(
            session,
            review_id=review_id,
            to=to,
            reason=reason,
            seen=seen,
            actor=actor,
            letter=letter,
            mail_id=mail_id(),
            now=clock.now(),
            cipher=outside.current().cipher,
        )
    send_soon()


def _letter(review_id: str, to: State, reason: str) -> Letter | None:
    """Return what the author is told; None for a partner's review."""
    address = read_author(db.session(), review_id=review_id, cipher=outside.current().cipher)
    if address is None:
        return None
    return compose(
        "review_decision",
        sender=site.current().activation_sender,
        recipient=address.mailbox,
        subject="Ihre Bewertung",
        is_published=to is State.PUBLISHED,
        reason=reason,
    )
