"""Inquiries as they reach a facility: stored, with links that work."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from portal.domain.inquiries.content import Content, Links, Words, links_to_json, to_json
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.terms import delete_on
from portal.models.inquiry import Inquiry
from portal.services.inquiries.steps import add_message
from portal.values.ports import Encrypt
from portal.web import outside
from portal.web.extensions import db
from tests.factories.directory import NOW
from tests.models.records import make_inquiry

CONTENT = Content(
    name="Erika Muster",
    email="erika@example.org",
    phone="0221 123456",
    slot=None,
    text="Wann können wir das Haus ansehen?",
)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Received:
    """An inquiry that a facility has, with the tokens of its links."""

    id: str
    seeker: str
    provider: str

    @property
    def path(self) -> str:
        """Return the path of the facility's link."""
        return f"/anfrage-lesen/{self.provider}"

    @property
    def in_dashboard(self) -> str:
        """Return its path for those who are signed in for the company."""
        return f"/anbieter/anfragen/{self.id}"


def store_received(
    session: Session,
    *,
    facility_id: int,
    cipher: Encrypt,
    number: int = 1,
    content: Content = CONTENT,
    sent_at: datetime | None = NOW,
    **columns: object,
) -> Received:
    """Store an inquiry that was sent; `columns` are further columns of it."""
    made = Received(id=f"{number:032x}", seeker=f"seeker-{number}", provider=f"provider-{number}")
    created_at = sent_at or NOW
    links = links_to_json(links=Links(seeker=made.seeker, provider=made.provider))
    usual: Mapping[str, object] = {
        "id": made.id,
        "batch_id": f"{number:032x}",
        "facility_id": facility_id,
        "content": cipher.encrypt(plain=to_json(content=content).encode(), owner_id=made.id),
        "links": cipher.encrypt(plain=links.encode(), owner_id=made.id),
        "seeker_token_hash": _hash(made.seeker),
        "provider_token_hash": _hash(made.provider),
        "created_at": created_at,
        "confirmed_at": created_at,
        "sent_at": sent_at,
        "delete_on": delete_on(sent_on=created_at.date()),
    }
    session.add(make_inquiry(**{**usual, **columns}))
    session.flush()
    return made


def receive(app: Flask, facility_id: int, **changes: object) -> Received:
    """Store an inquiry in the app's database; see `store_received`."""
    with app.app_context():
        made = store_received(
            db.session(),
            facility_id=facility_id,
            cipher=outside.current().cipher,
            **changes,  # type: ignore[arg-type]  # passed on as they come
        )
        db.session.commit()
    return made


def stored_inquiry(app: Flask, received: Received) -> Inquiry:
    """Return an inquiry as it stands in the app's database."""
    with app.app_context():
        return db.session.get_one(Inquiry, received.id)


def write_message(
    session: Session,
    received: Received,
    *,
    cipher: Encrypt,
    kind: MessageKind = MessageKind.ANTWORT,
    text: str = "Gern.",
    time: datetime | None = None,
    number: int = 1,
    now: datetime = NOW,
) -> None:
    """Add a message to a stored inquiry."""
    inquiry = session.get(Inquiry, received.id)
    assert inquiry is not None
    add_message(
        session,
        inquiry=inquiry,
        message_id=f"{number:032x}",
        kind=kind,
        words=Words(text=text, time=time),
        now=now,
        cipher=cipher,
    )


def hold(app: Flask, facility_id: int, **changes: object) -> Received:
    """Store an inquiry that the automatic check held back for a link."""
    spam = replace(CONTENT, text="Geheimkanarie. Mehr auf https://beispiel.xyz/angebot")
    columns = {"state": "zurueckgehalten", "sent_at": None, "doubts": "trap link", "content": spam}
    return receive(app, facility_id, **{**columns, **changes})


def write_stored(app: Flask, received: Received, *, text: str) -> None:
    """Let the facility have answered an inquiry in the app's database."""
    with app.app_context():
        write_message(db.session(), received, cipher=outside.current().cipher, text=text)
        db.session.commit()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
