"""Take an inquiry to one facility or up to five: sent at once, or once its address is confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.inquiries import terms
from portal.domain.inquiries.content import Content, Links
from portal.domain.inquiries.kind import InquiryKind
from portal.domain.inquiries.screening import Doubt, to_text
from portal.domain.inquiries.source import Source
from portal.domain.inquiries.state import State
from portal.models.inquiry import Inquiry
from portal.queries.inquiries import has_batch
from portal.services.inquiries.sealed import seal_content, seal_links
from portal.services.inquiries.steps import Post
from portal.services.journal.post_letter import post_letter
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


class SentMeanwhile(PortalError):
    """Report that the same form was sent at this moment by another click."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """One facility of a sending.

    Args:
        provider_token_hash: hash of the token in the facility's link.
        doubts: what the automatic check saw; it holds the inquiry back.
    """

    inquiry_id: str
    facility_id: int
    links: Links
    provider_token_hash: str
    doubts: tuple[Doubt, ...]
    source: Source = Source.PORTAL


@dataclass(frozen=True, slots=True)
class Sending:
    """What one form sends.

    Args:
        batch_id: the same for the same form with the same content.
        account_id: None for people without account; then `confirmation` is the letter to them.
        seeker_token_hash: hash of the token in that letter's link; None with an account.
    """

    batch_id: str
    kind: InquiryKind
    content: Content
    consent_version: str
    addressed: Sequence[Addressed]
    account_id: str | None = None
    seeker_token_hash: str | None = None
    confirmation: Post | None = None


def send_inquiries(
    session: Session, *, sending: Sending, now: datetime, today: date, cipher: Encrypt
) -> None:
    """Store one inquiry for each facility; twice is once.

    With an account the address is confirmed already: what nobody doubts has gone, and a job tells
    the facilities. Without one all of it waits for the click in the mail that is posted here.

    Raises:
        SentMeanwhile: see there; the other click has done it.
    """
    if has_batch(session, batch_id=sending.batch_id):
        return
    rows = [_row(sending, one, now, today, cipher) for one in sending.addressed]
    session.add_all(rows)
    try:
        session.flush()
    except IntegrityError as error:
        raise SentMeanwhile("another click was first") from error
    if sending.confirmation is not None:
        post_letter(
            session,
            letter=sending.confirmation.letter,
            mail_id=sending.confirmation.mail_id,
            account_id=None,
            now=now,
            cipher=cipher,
        )


def _row(sending: Sending, one: Addressed, now: datetime, today: date, cipher: Encrypt) -> Inquiry:
    state = _state(sending, one)
    confirmed_at = None if state is State.ENTWURF else now
    last_on = terms.delete_on(sent_on=today) if confirmed_at else terms.draft_goes_on(made_on=today)
    return Inquiry(
        id=one.inquiry_id,
        batch_id=sending.batch_id,
        facility_id=one.facility_id,
        account_id=sending.account_id,
        kind=sending.kind.value,
        state=state.value,
        content=seal_content(content=sending.content, inquiry_id=one.inquiry_id, cipher=cipher),
        links=seal_links(links=one.links, inquiry_id=one.inquiry_id, cipher=cipher),
        seeker_token_hash=sending.seeker_token_hash,
        provider_token_hash=one.provider_token_hash,
        consent_version=sending.consent_version,
        consented_at=now,
        created_at=now,
        confirmed_at=confirmed_at,
        sent_at=now if state is State.NEU else None,
        delete_on=last_on,
        doubts=to_text(doubts=one.doubts),
        source=one.source.value,
        version=1,
    )


def _state(sending: Sending, one: Addressed) -> State:
    if sending.account_id is None:
        return State.ENTWURF
    return State.ZURUECKGEHALTEN if one.doubts else State.NEU
