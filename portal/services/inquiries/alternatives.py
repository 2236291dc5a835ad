"""Offer other facilities to seekers who got no answer: whom to write, and that it was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from sqlalchemy.orm import Session

from portal.domain.inquiries.state import State
from portal.domain.inquiries.terms import ALTERNATIVES
from portal.models.inquiry import Inquiry
from portal.queries.received_inquiries import list_batches, list_without_alternatives
from portal.services.inquiries.contacts import Contact, read_contacts
from portal.services.inquiries.steps import Post, post
from portal.values.ports import Encrypt

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Silence:
    """A sending of which at least one facility has not answered for five days.

    Args:
        inquiry_ids: what was not answered and of which the seeker was not told yet.
        is_single: it went to one facility alone.
        has_answers: another facility has answered or declined.
        contact: None if the seeker cannot be written to, or has had this letter.
    """

    batch_id: str
    inquiry_ids: tuple[str, ...]
    is_single: bool
    has_answers: bool
    contact: Contact | None


def read_silences(session: Session, *, now: datetime, cipher: Encrypt) -> tuple[Silence, ...]:
    """Return the sendings whose seekers are to be told of alternatives now."""
    found = list_without_alternatives(session, sent_before=now - ALTERNATIVES, limit=AT_A_TIME)
    due = frozenset(one.inquiry.id for one in found)
    rows = list_batches(session, batch_ids=frozenset(one.inquiry.batch_id for one in found))
    silent = [one for one in rows if one.id in due]
    contacts = read_contacts(session, inquiries=silent, cipher=cipher)
    batches = (tuple(some) for _, some in groupby(rows, attrgetter("batch_id")))
    return tuple(_silence(batch, contacts) for batch in batches)


def offer_alternatives(
    session: Session, *, silence: Silence, letter: Post | None, now: datetime, cipher: Encrypt
) -> None:
    """Let the seeker's pages show alternatives from now on, and tell of it by mail; once."""
    batch = list_batches(session, batch_ids=(silence.batch_id,), for_update=True)
    is_told = _is_told(batch)
    due = [
        one
        for one in batch
        if one.id in silence.inquiry_ids
        and one.alternatives_at is None
        and State(one.state).waits_for_answer
    ]
    for one in due:
        one.alternatives_at = now
    session.flush()
    if due and letter and not is_told:
        post(session, inquiry=due[0], posts={due[0].id: letter}, now=now, cipher=cipher)


def _silence(batch: Sequence[Inquiry], contacts: Mapping[str, Contact | None]) -> Silence:
    """Return what is due of a batch: that of which `contacts` knows, with the first to write to."""
    silent = [one for one in batch if one.id in contacts]
    reachable = (contacts[one.id] for one in silent)
    return Silence(
        batch_id=batch[0].batch_id,
        inquiry_ids=tuple(one.id for one in silent),
        is_single=len(batch) == 1,
        has_answers=any(
            one.answered_at is not None and one.state != State.ZURUECKGEZOGEN.value for one in batch
        ),
        contact=None if _is_told(batch) else next(filter(None, reachable), None),
    )


def _is_told(batch: Sequence[Inquiry]) -> bool:
    """Say whether the seeker has been told of alternatives to any of these."""
    return any(one.alternatives_at is not None for one in batch)
