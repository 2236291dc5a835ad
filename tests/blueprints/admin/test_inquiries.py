"""Inquiries that were held back: seen with their reasons, released or dropped."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.roles import Role
from portal.models.audit_entry import AuditEntry
from portal.models.inquiry import Inquiry
from portal.models.security_event import SecurityEvent
from tests.factories import pages
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import Offer, change
from tests.factories.forms import press
from tests.factories.mails import first_link, plain_text, take_mails
from tests.factories.received import hold
from tests.support.statements import counted, writes_nothing

PATH = "/verwaltung/anfragen"
RELEASE, DROP = "Weiterleiten: Anfrage 1", "Verwerfen: Anfrage 1"


@pytest.fixture
def admin(client, app):
    """Return the browser of an admin who is signed in with both factors."""
    account = make_account(app, email="v@example.org", role=Role.ADMIN, totp_secret=TOTP_BASE32)
    sign_in(client, app, account)
    return client


@pytest.fixture
def house(add_offers):
    return add_offers(Offer(name="Haus am See", columns={"email": "haus@example.org"}))[0]


@pytest.fixture
def held(app, house):
    return hold(app, house)


def stored(database):
    with database.connect() as connection:
        events = connection.scalars(sa.select(SecurityEvent.kind).order_by(SecurityEvent.id))
        return connection.scalar(sa.select(Inquiry.state)), events.all()


class TestIndex:
    def test_the_doubts_stand_there_in_words_and_nothing_that_was_written(self, admin, held):
        text = pages.main_text(admin.get(PATH))

        assert "Nachricht an Haus am See" in text
        assert "Ein Feld ist ausgefüllt, das Menschen nicht sehen." in text
        assert "Links im Text: 1" in text
        for secret in ("Geheimkanarie", "Erika", "erika@", "0221", "beispiel.xyz", held.provider):
            assert secret not in text

    def test_an_empty_list_says_so(self, admin):
        assert "Es wartet keine Anfrage" in pages.main_text(admin.get(PATH))

    def test_the_administration_leads_there(self, admin):
        links = pages.links(pages.tree(admin.get("/verwaltung/")))

        assert links["Zurückgehaltene Anfragen"] == PATH

    def test_looking_changes_nothing_and_asks_as_often_for_many(self, app, admin, house, database):
        with writes_nothing(database), counted(database) as alone:
            admin.get(PATH)
        for number in range(1, 9):
            hold(app, house, number=number)
        with counted(database) as many:
            admin.get(PATH)

        assert len(many) == len(alone) <= 6


class TestTrail:
    @pytest.mark.parametrize(
        ("button", "action"), [(RELEASE, "inquiry_released"), (DROP, "inquiry_dropped")]
    )
    def test_p08_a_decision_is_written_down_once(self, admin, held, database, button, action):
        page = admin.get(PATH)
        press(admin, page, button)
        press(admin, page, button)

        with database.connect() as connection:
            trail = connection.execute(sa.select(AuditEntry.action, AuditEntry.actor)).all()
        assert held.path
        assert [tuple(one) for one in trail] == [(action, "Erika Musterfrau")]


class TestRelease:
    def test_the_facility_is_told_and_it_is_noted_who_decided(self, app, admin, held, database):
        answer = press(admin, admin.get(PATH), RELEASE)

        assert "ist weitergeleitet" in pages.main_text(admin.get(answer.location))
        assert stored(database) == ("neu", ["inquiry_released"])
        (mail,) = take_mails(app)
        assert (mail["To"], first_link(mail).endswith(held.path)) == ("haus@example.org", True)

    def test_twice_is_once(self, app, admin, held, database):
        page = admin.get(PATH)
        press(admin, page, RELEASE)

        again = press(admin, page, RELEASE)

        assert held.path
        assert "wartet nicht mehr" in pages.main_text(admin.get(again.location))
        assert stored(database) == ("neu", ["inquiry_released"])
        assert len(take_mails(app)) == 1

    def test_e11_who_takes_no_inquiries_any_more_gets_none(self, app, admin, held, house, database):
        page = admin.get(PATH)
        change(app, house, accepts_inquiries=False)

        refused = press(admin, page, RELEASE)

        assert held.path
        text = pages.main_text(admin.get(refused.location))
        assert "nimmt inzwischen keine Anfragen mehr an" in text
        assert "Weiterleiten" not in text
        assert stored(database) == ("zurueckgehalten", [])


class TestDrop:
    def test_the_seeker_is_told_and_the_facility_not(self, app, admin, held, database):
        answer = press(admin, admin.get(PATH), DROP)

        assert "ist verworfen" in pages.main_text(admin.get(answer.location))
        assert stored(database) == ("erledigt", ["inquiry_dropped"])
        (mail,) = take_mails(app)
        assert mail["To"] == "erika@example.org"
        assert first_link(mail).endswith(f"/meine-anfragen/{held.seeker}/{held.id}")
        assert "Haus am See" not in mail.as_string()

    def test_what_was_written_is_gone_and_the_seeker_is_told_so(
        self, app, admin, held, database, other_client
    ):
        press(admin, admin.get(PATH), DROP)

        with database.connect() as connection:
            assert connection.scalar(sa.select(Inquiry.content)) is None
        text = plain_text(take_mails(app)[0])
        assert "ist bei uns gelöscht" in text
        assert "Schicken Sie die Anfrage bitte neu" in text
        path = f"/meine-anfragen/{held.seeker}/{held.id}"
        page = pages.main_text(other_client.get(path))
        assert "Was hier stand, ist gelöscht." in page
        assert "Geheimkanarie" not in page
