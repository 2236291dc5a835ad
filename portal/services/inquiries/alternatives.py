"""Offer other facilities to seekers who got no answer: whom to write, and that it was done."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries.state import State
from portal.domain.inquiries.terms import ALTERNATIVES
from portal.queries.received_inquiries import list_by_ids, list_without_alternatives
from portal.services.inquiries.contacts import Contact, contact_of
from portal.services.inquiries.steps import Post, post
from portal.values.ports import Encrypt

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Silence:
    """An inquiry that nobody answered for five days.

    Args:
        contact: None if the seeker cannot be written to.
    """

    inquiry_id: str
    contact: Contact | None


def read_silences(session: Session, *, now: datetime, cipher: Encrypt) -> tuple[Silence, ...]:
    """Return the inquiries whose seekers are to be told of alternatives now."""
    found = list_without_alternatives(session, sent_before=now - ALTERNATIVES, limit=AT_A_TIME)
    return tuple(
        Silence(inquiry_id=one.inquiry.id, contact=contact_of(inquiry=one.inquiry, cipher=cipher))
        for one in found
    )


def offer_alternatives(
    session: Session, *, inquiry_id: str, letter: Post | None, now: datetime, cipher: Encrypt
) -> None:
    """Let the seeker's page show alternatives from now on, and tell of it by mail; once."""
    for inquiry in list_by_ids(session, inquiry_ids=[inquiry_id]):
        if inquiry.alternatives_at is None and State(inquiry.state).waits_for_answer:
            inquiry.alternatives_at = now
            session.flush()
            posts = {inquiry_id: letter} if letter else {}
            post(session, inquiry=inquiry, posts=posts, now=now, cipher=cipher)
