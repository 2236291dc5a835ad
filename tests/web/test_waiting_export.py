"""What somebody's own files say of the lists on which they wait."""

import json

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import Light
from portal.models.waiting_entry import WaitingEntry
from portal.queries.visitors import find_signed_in
from portal.web.extensions import db
from portal.web.visiting import hash_token
from portal.web.waiting_export import export_waiting
from tests.factories import waiting
from tests.factories.accounts import make_account, sign_in, store_sign_in
from tests.factories.directory import NOW, house_with_lamp, store

TOKEN = "of the test"


@pytest.fixture
def export(app, client, freeze):
    """Return a function that exports what an account has that waits at one house."""
    freeze(NOW)
    house = store(app, [house_with_lamp("Haus am See", light=Light.BELEGT)])[0]
    account = make_account(app, email="erika@example.org")
    store_sign_in(app, account, token=TOKEN)
    sign_in(client, app, account)
    waiting.join(client, house, ab="2026-05-01")

    def export_all():
        with app.app_context():
            found = find_signed_in(
                db.session(), token_hash=hash_token(token=TOKEN), now=NOW, today=NOW.date()
            )
            return export_waiting(visitor=found.visitor)

    return export_all


def test_x19_it_holds_everything_that_was_said_and_agreed_to(export):
    (entry,) = export()

    assert entry["einrichtung"] == "Haus am See"
    assert (entry["name"], entry["telefon"]) == ("Erika Muster", "0385 123")
    assert entry["gesucht_ab"] == "2026-05-01"
    assert entry["gruende"] == ["Entlassung aus dem Krankenhaus"]
    assert entry["eingetragen_am"] == "2026-03-02T10:00:00+01:00"
    assert entry["einwilligung"]["erteilt_am"] == "2026-03-02T10:00:00+01:00"
    assert json.loads(json.dumps(entry)) == entry


def test_a_draft_without_a_day_and_what_cannot_be_read_are_told_as_far_as_possible(app, export):
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(
            sa.update(WaitingEntry).values(
                content=b"broken", state="entwurf", joined_at=None, current_at=None
            )
        )

    (entry,) = export()

    assert (entry["stand"], entry["eingetragen_am"]) == ("entwurf", None)
    assert "name" not in entry
