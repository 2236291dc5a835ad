"""Inquiries, as a form sends them, stored by the services themselves."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries.content import Content, Links
from portal.domain.inquiries.kind import InquiryKind, Slot
from portal.domain.inquiries.screening import Doubt
from portal.services.inquiries.send import Addressed, Sending, send_inquiries
from portal.services.inquiries.steps import Post
from portal.values.ports import Encrypt
from portal.web.visiting import hash_token
from tests.factories.directory import NOW
from tests.factories.mails import make_letter

SEEKER_TOKEN = "seekers-token"
CANARY = "Kanarienwort"
"""Stands in what was typed, which no mail, no log and no address may hold."""
CONTENT = Content(
    name="Erika Musterfrau",
    email="erika@example.org",
    phone="0221 123456",
    slot=Slot.VON_ACHT,
    text=f"Meine Mutter braucht einen Platz. {CANARY}",
    protocol=(("Pflegegrad", "3"),),
)


def provider_token(facility_id: int, batch: str = "b") -> str:
    """Return the token of a facility's link to what was sent to it."""
    return f"provider-{batch}-{facility_id}"


def inquiry_id(facility_id: int, batch: str = "b") -> str:
    """Return the id under which `send` stores what goes to a facility."""
    return f"{batch}{facility_id:031d}"


def make_sending(
    facility_ids: Sequence[int],
    *,
    account_id: str | None = None,
    batch: str = "b",
    content: Content = CONTENT,
    doubts: tuple[Doubt, ...] = (),
) -> Sending:
    """Return what one form sends; without an account it awaits the click in the mail."""
    token = "" if account_id else f"{SEEKER_TOKEN}-{batch}"
    return Sending(
        batch_id=batch * 32,
        kind=InquiryKind.RUECKRUF,
        content=content,
        consent_version="1",
        account_id=account_id,
        seeker_token_hash=hash_token(token=token) if token else None,
        confirmation=None if account_id else Post(letter=make_letter(), mail_id=f"{batch:0>32}"),
        addressed=tuple(
            Addressed(
                inquiry_id=inquiry_id(number, batch),
                facility_id=number,
                links=Links(seeker=token, provider=provider_token(number, batch)),
                provider_token_hash=hash_token(token=provider_token(number, batch)),
                doubts=doubts,
            )
            for number in facility_ids
        ),
    )


def send(
    session: Session,
    facility_ids: Sequence[int],
    *,
    cipher: Encrypt,
    now: datetime = NOW,
    account_id: str | None = None,
    batch: str = "b",
    content: Content = CONTENT,
    doubts: tuple[Doubt, ...] = (),
) -> Sending:
    """Send an inquiry to these facilities and return what was sent."""
    sending = make_sending(
        facility_ids, account_id=account_id, batch=batch, content=content, doubts=doubts
    )
    send_inquiries(session, sending=sending, now=now, today=now.date(), cipher=cipher)
    return sending
