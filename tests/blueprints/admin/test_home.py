"""„Verwaltung“ tells how the post is doing, without names, and only to those who run the portal."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.accounts.roles import Role
from portal.models.audit_entry import AuditEntry
from portal.models.outgoing_mail import OutgoingMail
from portal.web import outside
from portal.web.transactions import writing
from tests.factories import mails, pages, robin
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW, Offer
from tests.factories.forms import find_form
from tests.models.records import make_review
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, rows_of

HOME = "/verwaltung/"
RETRY, PROBE = "/verwaltung/erneut-versuchen", "/verwaltung/probe-e-mail"
HOUR = timedelta(hours=1)
ADDRESS = "verwaltung@example.org"


@pytest.fixture
def admin(client: CheckedClient, app: Flask) -> CheckedClient:
    """Return the browser of an admin who is signed in with both factors."""
    account = make_account(app, email=ADDRESS, role=Role.ADMIN, totp_secret=TOTP_BASE32)
    sign_in(client, app, account)
    return client


def post(app: Flask, number: int, **fields: object) -> str:
    with app.app_context(), writing() as session:
        mail_id = mails.post(session, number=number, now=NOW, cipher=outside.current().cipher)
        if fields:
            session.execute(
                sa.update(OutgoingMail).where(OutgoingMail.id == mail_id).values(**fields)
            )
    return mail_id


def press(client: CheckedClient, button: str):
    form = find_form(client.get(HOME), button=button)
    return client.post(form.action, data=form.filled({}, button=button), follow_redirects=True)


class TestShow:
    def test_tells_when_all_is_quiet(self, admin: CheckedClient):
        text = pages.main_text(admin.get(HOME))

        assert "Wartet 0 E-Mails" in text
        assert "Zuletzt verschickt in den letzten 7 Tagen nichts" in text
        assert "Verwaltung 1 Konto" in text
        assert "Erneut versuchen" not in text

    def test_counts_what_waits_and_what_was_given_up_with_age_and_tries(
        self, admin: CheckedClient, app: Flask
    ):
        post(app, 1, next_try_at=NOW + HOUR)
        post(app, 2, given_up_at=NOW - HOUR, created_at=NOW - 73 * HOUR, tries=25)
        post(app, 3, sent_at=NOW - HOUR, letter=b"")
        make_account(app, email="neu@example.org", activated=False)

        text = pages.main_text(admin.get(HOME))

        assert "Wartet 1 E-Mail Nächster Versuch" in text
        assert "Aufgegeben 1 E-Mail" in text
        assert "nach 25 Versuchen" in text
        assert "Pflegesuchende 0 Konten, dazu 1 ohne bestätigte E-Mail-Adresse" in text

    def test_names_nobody(self, admin: CheckedClient, app: Flask):
        post(app, 1)
        post(app, 2, given_up_at=NOW, tries=1)

        text = pages.main_text(admin.get(HOME))

        assert "@" not in text
        assert mails.CANARY not in text

    def test_stays_out_of_caches(self, admin: CheckedClient):
        assert admin.get(HOME).headers["Cache-Control"] == "no-store"

    def test_asks_as_often_with_many_mails(self, admin: CheckedClient, app: Flask, database):
        with counted(database) as few:
            admin.get(HOME)
        for number in range(5):
            post(app, number, given_up_at=NOW, tries=1)
        with counted(database) as many:
            admin.get(HOME)

        assert len(few) == len(many) <= 6

    def test_what_is_said_to_be_done_is_chosen_by_us(self, admin: CheckedClient):
        text = admin.get(f"{HOME}?getan=<b>Alles gelöscht</b>").text

        assert "Alles gelöscht" not in text


class TestRetry:
    def test_sends_what_was_given_up_and_what_waits(self, admin: CheckedClient, app: Flask):
        post(app, 1, next_try_at=NOW + HOUR)
        post(app, 2, given_up_at=NOW - HOUR, tries=25)

        answer = press(admin, "Erneut versuchen")

        assert answer.request.path == HOME
        assert "noch einmal versucht" in pages.main_text(answer)
        assert "Wartet 0 E-Mails" in pages.main_text(answer)
        assert len(mails.take_mails(app)) == 2


class TestSendProbe:
    def test_goes_to_the_one_who_asks(self, admin: CheckedClient, app: Flask):
        answer = press(admin, "Probe-E-Mail an mich")

        (mail,) = mails.take_mails(app)
        assert "unterwegs" in pages.main_text(answer)
        assert mail["To"] == ADDRESS
        assert mail["From"] == "do-not-reply@mitpflegeleben.de"
        assert mails.first_link(mail) == "http://127.0.0.1:8000/verwaltung/"
        html = mail.get_body(("html",)).get_content()
        assert 'href="http://127.0.0.1:8000/verwaltung/"' in html


class TestRefusals:
    def test_who_is_not_signed_in_is_led_to_the_sign_in(self, client: CheckedClient):
        answer = client.get(HOME)

        assert answer.status_code == 303
        assert answer.location.startswith("/anmelden?weiter=")

    def test_seekers_are_refused(self, client: CheckedClient, app: Flask, database):
        post(app, 1, given_up_at=NOW)
        sign_in(client, app, make_account(app))
        token = find_form(client.get(robin.START), button=robin.GO).filled({}, button=robin.GO)
        before = rows_of(database)

        answers = [client.get(HOME), *(client.post(path, data=token) for path in (RETRY, PROBE))]

        assert [answer.status_code for answer in answers] == [403, 403, 403]
        assert rows_of(database) == before

    def test_an_admin_without_second_factor_sets_it_up_first(
        self, client: CheckedClient, app: Flask
    ):
        sign_in(client, app, make_account(app, role=Role.ADMIN))

        answer = client.get(HOME)

        assert (answer.status_code, answer.location) == (303, "/mein-konto/zweiter-faktor")

    def test_an_admin_who_still_owes_the_code_sees_nothing(self, client: CheckedClient, app: Flask):
        account = make_account(app, role=Role.ADMIN, totp_secret=TOTP_BASE32)
        sign_in(client, app, account, awaits_second_factor=True)

        answer = client.get(HOME)

        assert (answer.status_code, answer.location) == (303, f"/anmelden/code?weiter={HOME}")


class TestQueues:
    def test_p02_what_waits_is_counted_with_a_word_for_those_who_listen(
        self, admin: CheckedClient, app: Flask, add_offers
    ):
        house = add_offers(Offer())[0]
        with app.app_context(), writing() as session:
            fields = {"origin": "werpflegtwie", "author_key": None, "email": None}
            for number in range(2):
                session.add(
                    make_review(
                        id=f"{number:032d}",
                        facility_id=house,
                        external_id=str(number),
                        state="waiting",
                        published_at=None,
                        **fields,
                    )
                )

        links = pages.links(pages.tree(admin.get(HOME)))

        waiting = "Bewertungen, die auf Prüfung warten : 2 neu"
        assert links[waiting] == "/verwaltung/bewertungen"
        assert links["Gemeldete Bewertungen"] == "/verwaltung/bewertungen"
        assert links["Hinweise zu Profilen"] == "/verwaltung/korrekturen"
        assert links["Konten und Anbieter"] == "/verwaltung/konten"


class TestTrail:
    def test_p08_what_an_admin_does_to_the_post_is_written_down(
        self, admin: CheckedClient, app: Flask, database
    ):
        post(app, 1, given_up_at=NOW - HOUR, tries=25)
        press(admin, "Erneut versuchen")
        press(admin, "Probe-E-Mail an mich")

        with database.connect() as connection:
            found = sa.select(AuditEntry.actor, AuditEntry.action).order_by(AuditEntry.id)
            trail = [tuple(row) for row in connection.execute(found)]
        assert trail == [
            ("Erika Musterfrau", "mails_retried"),
            ("Erika Musterfrau", "probe_sent"),
        ]
