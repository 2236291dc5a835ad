"""What people wrote about their health never stands in the audit trail."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.inquiries.content import Content
from portal.models.audit_entry import AuditEntry
from portal.web.extensions import db
from tests.factories.forms import button_words, press
from tests.factories.received import receive
from tests.support.checked_client import CheckedClient

MAILBOX = "/anbieter/anfragen"
CANARIES = ("Gesundheitskanarie", "Namenskanarie", "Antwortkanarie", "0221 4711", "kanarie@")
WISH = Content(
    name=CANARIES[1],
    email=f"{CANARIES[4]}example.org",
    phone=CANARIES[3],
    slot=None,
    text=f"Nach dem Sturz: {CANARIES[0]}",
)


@pytest.mark.usefixtures("company")
def test_canary_words_turn_up_in_no_entry(app: Flask, client: CheckedClient):
    receive(app, 1, content=WISH)
    page = client.get(MAILBOX)

    opened = press(client, page, button_words(page, beginning="Lesen"))
    letter = client.get(opened.location)
    assert CANARIES[0] in letter.text
    press(client, letter, "Antworten", {"art": "antwort", "text": CANARIES[2]})
    press(client, client.get(MAILBOX), "Als Tabelle herunterladen (CSV)")

    with app.app_context():
        entries = [
            repr(tuple(row)) for row in db.session.execute(sa.select(*AuditEntry.__table__.c))
        ]
    assert len(entries) == 3
    for canary in CANARIES:
        assert not [entry for entry in entries if canary in entry], canary
