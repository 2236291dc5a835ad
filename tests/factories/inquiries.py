"""Inquiries, as a form sends them, stored by the services themselves."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from flask import Flask
from sqlalchemy.orm import Session

from portal.domain.inquiries.content import Content, Links, Words
from portal.domain.inquiries.kind import InquiryKind, MessageKind, Slot
from portal.domain.inquiries.screening import Doubt
from portal.models.inquiry import Inquiry
from portal.services.inquiries.send import Addressed, Sending, send_inquiries
from portal.services.inquiries.steps import Post, add_message
from portal.values.ports import Encrypt
from portal.web import outside
from portal.web.transactions import writing
from portal.web.visiting import hash_token
from tests.factories import directory
from tests.factories.accounts import MadeAccount
from tests.factories.directory import NOW, Offer
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


def store_inquiry(app: Flask, account: MadeAccount) -> dict[str, str]:
    """Store what an account asked one home, which proposed a time; return their ids."""
    (house,) = directory.store(app, (Offer(columns={"email": "haus@example.org"}),))
    made = make_sending((house,), account_id=account.id)
    batch_id, one_id = secrets.token_hex(16), secrets.token_hex(16)
    token = secrets.token_urlsafe()
    addressed = replace(
        made.addressed[0], inquiry_id=one_id, provider_token_hash=hash_token(token=token)
    )
    with app.app_context(), writing() as session:
        send_inquiries(
            session,
            sending=replace(made, batch_id=batch_id, addressed=(addressed,)),
            now=NOW,
            today=NOW.date(),
            cipher=outside.current().cipher,
        )
        row = session.get_one(Inquiry, one_id)
        row.state, row.read_at, row.answered_at = "beantwortet", NOW, NOW
        add_message(
            session,
            inquiry=row,
            message_id=secrets.token_hex(16),
            kind=MessageKind.TERMIN,
            words=Words(text="Kommen Sie gern.", time=NOW),
            now=NOW,
            cipher=outside.current().cipher,
        )
    return {"inquiry_id": one_id, "batch_id": batch_id}
