"""Tell a facility of inquiries: which mails are due, and that one of them was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy.orm import Session

from portal.domain.inquiries.announcing import MOST_IN_ONE_MAIL, PAUSE
from portal.domain.inquiries.state import State
from portal.models.inquiry import Inquiry
from portal.queries.received_inquiries import (
    Addressed,
    list_by_ids,
    list_to_announce,
    list_unanswered,
)
from portal.services.inquiries.sealed import read_links
from portal.services.inquiries.steps import Post, post
from portal.values.ports import Encrypt

AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Told:
    """One inquiry of which a facility is told: nothing but when it came and where it opens.

    Args:
        token: of the facility's link; empty if it cannot be read any more.
    """

    inquiry_id: str
    token: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Notice:
    """One mail to a facility about at least one inquiry.

    Args:
        contact_name: whom the provider names as first contact; may be empty.
        emails: where it may go, the first contact's address before the directory's; they are as
            somebody typed them and may be no addresses at all.
    """

    facility_id: int
    facility_name: str
    contact_name: str
    emails: tuple[str, ...]
    postcode: str
    told: tuple[Told, ...]

    @property
    def links(self) -> tuple[Told, ...]:
        """Return the inquiries that can be opened."""
        return tuple(one for one in self.told if one.token)


def read_announcements(session: Session, *, now: datetime, cipher: Encrypt) -> tuple[Notice, ...]:
    """Return the mails about new inquiries that are due, one a facility."""
    found = list_to_announce(session, quiet_since=now - PAUSE, limit=AT_A_TIME)
    return _notices(found, cipher)


def read_unanswered(
    session: Session, *, sent_before: datetime, cipher: Encrypt
) -> tuple[Notice, ...]:
    """Return for each facility what it got before then, did not answer and was not reminded of."""
    found = list_unanswered(session, sent_before=sent_before, limit=AT_A_TIME)
    return _notices(found, cipher)


def note_announced(
    session: Session, *, notice: Notice, letter: Post | None, now: datetime, cipher: Encrypt
) -> None:
    """Post a mail about new inquiries, unless another worker or the seekers were first.

    Without a letter the facility counts as told: its address is none.
    """
    due = [
        one
        for one in _locked(session, notice)
        if one.announced_at is None and one.state == State.NEU.value
    ]
    for one in due:
        one.announced_at = now
    _post_for(session, due, letter, now, cipher)


def note_reminded(
    session: Session, *, notice: Notice, letter: Post | None, now: datetime, cipher: Encrypt
) -> None:
    """Post a reminder, unless all of it was answered, withdrawn or reminded of meanwhile."""
    due = [
        one
        for one in _locked(session, notice)
        if one.reminded_at is None and State(one.state).waits_for_answer
    ]
    for one in due:
        one.reminded_at = now
    _post_for(session, due, letter, now, cipher)


def _locked(session: Session, notice: Notice) -> Sequence[Inquiry]:
    return list_by_ids(session, inquiry_ids=[one.inquiry_id for one in notice.told])


def _post_for(
    session: Session, due: Sequence[Inquiry], letter: Post | None, now: datetime, cipher: Encrypt
) -> None:
    """Post one letter for all of these; none if there is nothing to tell."""
    session.flush()
    if due and letter is not None:
        post(session, inquiry=due[0], posts={due[0].id: letter}, now=now, cipher=cipher)


def _notices(found: Sequence[Addressed], cipher: Encrypt) -> tuple[Notice, ...]:
    by_facility = groupby(found, lambda one: one.facility.id)
    return tuple(_notice(tuple(some), cipher) for _, some in by_facility)


def _notice(found: Sequence[Addressed], cipher: Encrypt) -> Notice:
    facility = found[0].facility
    return Notice(
        facility_id=facility.id,
        facility_name=facility.name,
        contact_name=found[0].contact_name,
        emails=found[0].emails,
        postcode=facility.postcode,
        told=tuple(_told(one.inquiry, cipher) for one in found[:MOST_IN_ONE_MAIL]),
    )


def _told(inquiry: Inquiry, cipher: Encrypt) -> Told:
    assert inquiry.sent_at is not None  # noqa: S101 – every inquiry of a facility was sent
    links = read_links(inquiry=inquiry, cipher=cipher)
    return Told(
        inquiry_id=inquiry.id, token=links.provider if links else "", sent_at=inquiry.sent_at
    )
