"""Withdraw: what the facility was told goes at once, and it learns that it has gone."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries.owner import Owner
from portal.domain.inquiries.state import Actor, State
from portal.models.inquiry import Inquiry
from portal.queries.inquiries import list_owned
from portal.services.inquiries.steps import Posts, move, tell_facility
from portal.values.errors import NotFound
from portal.values.ports import Encrypt


def withdraw_inquiries(
    session: Session,
    *,
    owner: Owner,
    inquiry_ids: frozenset[str],
    posts: Posts,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Empty these inquiries and delete all messages; twice is once.

    What was typed and never confirmed goes altogether. `posts` are the letters to the facilities;
    those that never heard of the inquiry get none.

    Raises:
        NotFound: one of them is somebody else's or is not there.
    """
    found = list_owned(session, owner=owner, for_update=True)
    chosen = [one for one in found if one.id in inquiry_ids]
    if len(chosen) != len(inquiry_ids):
        raise NotFound("no such inquiry")
    for inquiry in chosen:
        if inquiry.state == State.ENTWURF.value:
            session.delete(inquiry)
        elif inquiry.state != State.ZURUECKGEZOGEN.value:
            _withdraw(session, inquiry, posts, now, cipher)
    session.flush()


def _withdraw(
    session: Session, inquiry: Inquiry, posts: Posts, now: datetime, cipher: Encrypt
) -> None:
    move(inquiry=inquiry, to=State.ZURUECKGEZOGEN, actor=Actor.SEEKER, now=now)
    inquiry.content = inquiry.links = None
    inquiry.messages.clear()
    tell_facility(session, inquiry=inquiry, posts=posts, now=now, cipher=cipher)
