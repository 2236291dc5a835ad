"""Claims as people send them, and claims written straight into the database."""

import secrets
from collections.abc import Mapping

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from portal.adapters.cipher import Cipher
from portal.domain.accounts.person import Person
from portal.domain.audit.entry import Actor
from portal.domain.claims.content import ClaimContent
from portal.domain.companies.company_data import CompanyData
from portal.services.claims.send import Sender, send_claim
from portal.values.ports import Encrypt
from tests.factories.accounts import DATA_KEY, committed
from tests.factories.directory import NOW
from tests.factories.forms import press
from tests.factories.registering import COMPANY_TYPED, CONTACT_TYPED

TYPED: Mapping[str, str] = {
    **COMPANY_TYPED,
    **CONTACT_TYPED,
    "funktion": "Einrichtungsleitung",
    "nachweis": "Rückruf unter der Nummer auf der Internetseite",
    "einwilligung": "ja",
}
CONTENT = ClaimContent(
    person=Person("Frau", "Hanna", "Hafen", "038731 1234"),
    email="hanna@deich.example",
    company=CompanyData("Pflege am Deich", "gGmbH", "", "Deichstraße", "1", "19370", "Parchim"),
    function="Einrichtungsleitung",
    note="Bitte anrufen",
    terms_version="7",
)
STRANGER = Sender(Actor(None, "Anfrage ohne Anmeldung"))


def page_of(facility_id: int) -> str:
    """Return the address of the form."""
    return f"/pflege-und-wohnangebote/{facility_id}/uebernehmen"


def claim(client: FlaskClient, facility_id: int, **changes: str | tuple[str, ...]) -> TestResponse:
    """Fill in the form and send it."""
    shown = client.get(page_of(facility_id))
    return press(client, shown, "Anfrage abschicken", {**TYPED, **changes})


def store_claim(
    where: Session | Flask,
    *facility_ids: int,
    content: ClaimContent = CONTENT,
    sender: Sender = STRANGER,
    cipher: Encrypt | None = None,
) -> str:
    """Store a claim that waits and return its id."""
    claim_id = secrets.token_hex(16)
    cipher = cipher or Cipher(keys=(DATA_KEY,))
    with committed(where) as session:
        send_claim(
            session,
            claim_id=claim_id,
            facility_ids=facility_ids,
            content=cipher.encrypt(plain=content.to_text().encode(), owner_id=claim_id),
            sender=sender,
            now=NOW,
        )
    return claim_id
