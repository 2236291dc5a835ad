"""Confirm, receive the receipt, follow where it stands."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.inquiries.terms import CONFIRM
from portal.models.inquiry import Inquiry
from portal.web import clock
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.factories import asking, pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import NOW, change
from tests.factories.forms import find_form, press
from tests.factories.mails import take_mails
from tests.support.statements import counted, rows_of, writes_nothing

LIST = "/mein-konto/anfragen"


class TestConfirming:
    def test_e13_the_link_shows_everything_and_sends_nothing(self, client, app, house, database):
        asking.ask(client, house)
        path = asking.link_in_mail(app)

        with writes_nothing(database):
            for method in ("GET", "HEAD"):
                answer = client.open(path, method=method)
        answer = client.get(path)

        text = pages.main_text(answer)
        assert "Anfrage bestätigen" in text
        assert asking.CANARY in text
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"

    def test_e13_pressing_the_button_sends_it_once(self, client, app, house, stored):
        asking.ask(client, house)
        path = asking.link_in_mail(app)
        opened = client.get(path)

        first, second = (press(client, opened, asking.CONFIRM) for _ in range(2))

        assert (first.status_code, second.status_code) == (303, 303)
        assert [one.state for one in stored()] == ["neu"]
        (mail,) = take_mails(app)
        assert mail["To"] == "haus-1@example.org"
        assert "Ihre Anfrage ist unterwegs" in pages.main_text(client.get(first.location))

    def test_another_browser_may_confirm(self, client, other_client, app, house, stored):
        asking.ask(client, house)
        path = asking.link_in_mail(app)

        press(other_client, other_client.get(path), asking.CONFIRM)

        assert [one.state for one in stored()] == ["neu"]

    def test_after_48_hours_it_is_too_late(self, client, app, house, stored):
        asking.ask(client, house)
        path = asking.link_in_mail(app)
        opened = client.get(path)

        with clock.freeze(NOW + CONFIRM + timedelta(minutes=1)):
            shown = client.get(path)
            answer = press(client, opened, asking.CONFIRM)

        assert "Die Frist ist abgelaufen" in pages.main_text(shown)
        assert asking.CONFIRM not in shown.text
        assert answer.status_code == 410
        assert [one.state for one in stored()] == ["entwurf"]

    def test_e11_a_facility_that_wants_none_any_more_is_named(self, client, app, houses, stored):
        asking.ask(client, *houses)
        path = asking.link_in_mail(app)
        opened = client.get(path)
        change(app, houses[0], accepts_inquiries=False)

        press(client, opened, asking.CONFIRM)

        assert [one.state for one in stored()] == ["erledigt", "neu", "neu"]
        assert "erledigt: nicht weitergeleitet" in pages.main_text(client.get(path))

    @pytest.mark.parametrize(
        ("doubtful", "refusing", "words"),
        [
            ((0, 1), (), "Ihre Anfrage ist bei uns. Ein Mensch sieht sie an"),
            ((), (0, 1), "Wir konnten sie aber nicht weiterleiten."),
            ((0,), (), "Ihre Anfrage ist unterwegs, aber nicht an alle."),
            ((), (), "Ihre Anfrage ist unterwegs. Sobald"),
        ],
    )
    def test_the_confirmation_says_what_became_of_it(
        self, client, app, houses, *, doubtful, refusing, words
    ):
        asking.ask(client, *houses[:2])
        opened = client.get(asking.link_in_mail(app))
        for number in doubtful:
            with app.app_context(), writing() as session:
                held = sa.update(Inquiry).where(Inquiry.facility_id == houses[number])
                session.execute(held.values(doubts="trap"))
        for number in refusing:
            change(app, houses[number], accepts_inquiries=False)

        done = press(client, opened, asking.CONFIRM)

        text = pages.main_text(client.get(done.location))
        assert words in text
        assert ("ist unterwegs" in text) == ("unterwegs" in words)

    def test_it_can_be_thrown_away_instead_and_twice_is_once(self, client, app, house, database):
        asking.ask(client, house)
        opened = client.get(asking.link_in_mail(app))

        answers = [press(client, opened, "Anfrage löschen") for _ in range(2)]

        assert {one.location for one in answers} == {"/anfrage/verworfen"}
        assert "Sie ging an niemanden" in pages.main_text(client.get(answers[0].location))
        assert rows_of(database)["inquiry"] == []
        assert take_mails(app) == ()

    @pytest.mark.parametrize("token", ["gibt-es-nicht", "x" * 500, "%00", "a/b"])
    def test_e13_a_foreign_token_opens_nothing(self, client, house, token):
        asking.ask(client, house)

        assert client.get(f"/meine-anfragen/{token}").status_code == 404

    def test_a_token_that_is_cut_short_opens_nothing(self, client, app, house):
        asking.ask(client, house)
        path = asking.link_in_mail(app)

        assert client.get(path[:-1]).status_code == 404
        assert client.get(path).status_code == 200


class TestReceipt:
    def test_x16_it_names_every_field_every_recipient_and_the_end(self, client, app, houses):
        path = asking.ask_by_mail(client, app, *houses)

        text = pages.main_text(client.get(path))

        for shown in ("Haus 1", "Haus 2", "Haus 3", asking.CANARY, "0221 123456"):
            assert shown in text
        assert "Zugestimmt haben Sie am 2. März 2026" in text
        assert "Am 29. August 2026 löschen wir alles" in text

    @pytest.mark.usefixtures("erika")
    def test_x16_the_account_lists_all_recipients(self, client, houses):
        asking.ask(client, *houses[:2], text="eins")
        asking.ask(client, houses[2], text="zwei")

        listed = client.get(LIST)

        text = pages.main_text(listed)
        assert all(name in text for name in ("Haus 1", "Haus 2", "Haus 3"))
        assert text.count("neu, noch nicht geöffnet") == 3
        assert asking.CANARY not in text

    @pytest.mark.usefixtures("erika")
    def test_an_empty_list_says_how_to_begin(self, client):
        assert "Sie haben noch nichts angefragt" in pages.main_text(client.get(LIST))

    @pytest.mark.usefixtures("erika")
    def test_the_list_takes_as_many_statements_however_long_it_is(self, client, database, houses):
        lengths = []
        for text in ("eins", "zwei"):
            asking.ask(client, *houses, text=text)
            with counted(database) as statements:
                client.get(LIST)
            lengths.append(len(statements))

        assert lengths[0] == lengths[1] <= 5

    def test_d12_a_facility_that_is_not_published_any_more_stays_named(self, client, app, house):
        path = asking.ask_by_mail(client, app, house)
        change(app, house, is_published=False)

        text = pages.main_text(client.get(path))

        assert "Haus 1" in text


class TestAlternatives:
    @pytest.fixture
    def silent(self, client, app, houses, stored):
        """Return the path of what the first home has not answered for days."""
        path = asking.ask_by_mail(client, app, houses[0])
        with app.app_context(), writing() as session:
            session.execute(sa.update(Inquiry).values(alternatives_at=NOW))
        (inquiry,) = stored()
        return f"{path}/{inquiry.id}"

    def test_x05_after_days_without_an_answer_others_are_offered(self, client, silent):
        text = pages.main_text(client.get(silent))

        assert "Andere Angebote in der Nähe" in text
        assert "Haus 2" in text
        assert "Haus 3" in text

    def test_x05_not_before_and_not_once_it_is_over(self, client, app, silent):
        offered = "Andere Angebote in der Nähe"
        for columns in (
            {"alternatives_at": None},
            {"alternatives_at": NOW, "state": "beantwortet"},
            {"state": "erledigt"},
        ):
            with app.app_context(), writing() as session:
                session.execute(sa.update(Inquiry).values(**columns))

            assert offered not in pages.main_text(client.get(silent))

    def test_x05_after_a_refusal_others_are_offered_at_once(self, client, app, houses, silent):
        with app.app_context(), writing() as session:
            session.execute(sa.update(Inquiry).values(state="abgelehnt", alternatives_at=None))

        links = pages.links(pages.tree(client.get(silent)))

        assert {"Haus 2", "Haus 3"} <= links.keys()
        asked = links["Diese Angebote anfragen"]
        assert sorted(asked.partition("?")[2].split("&")) == [f"e={one}" for one in houses[1:]]
        form = client.get(asked)
        assert form.status_code == 200
        assert "Zurück zur Suche" in pages.main_text(form)


class TestWhose:
    def test_signed_out_the_account_pages_lead_to_the_sign_in(self, client):
        for ending in ("", f"/{'0' * 32}", f"/sendung/{'0' * 32}"):
            answer = client.get(f"{LIST}{ending}")
            assert answer.status_code == 303
            assert answer.location.startswith("/anmelden")

    @pytest.mark.usefixtures("erika")
    def test_somebody_elses_inquiry_is_not_there(self, client, other_client, app, house, stored):
        asking.ask(client, house)
        (inquiry,) = stored()
        sign_in(other_client, app, make_account(app, email="otto@example.org"))

        for path in (f"{LIST}/{inquiry.id}", f"{LIST}/sendung/{inquiry.batch_id}"):
            assert client.get(path).status_code == 200
            assert other_client.get(path).status_code == 404

    def test_a_link_opens_its_own_inquiries_only(self, client, app, house, stored):
        first = asking.ask_by_mail(client, app, house, text="eins")
        take_mails(app)
        second = asking.ask_by_mail(client, app, house, text="zwei")
        with app.app_context():
            db.session.expire_all()
        one = next(row for row in stored() if client.get(f"{first}/{row.id}").status_code == 200)

        assert client.get(f"{second}/{one.id}").status_code == 404

    @pytest.mark.usefixtures("erika")
    def test_an_inquiry_of_an_account_has_no_link(self, client, house, stored):
        asking.ask(client, house)

        assert [one.seeker_token_hash for one in stored()] == [None]
        assert client.get("/meine-anfragen/None").status_code == 404


def test_a_form_without_its_token_changes_nothing(client, app, house, stored):
    asking.ask(client, house)
    path = asking.link_in_mail(app)
    form = find_form(client.get(path), button=asking.CONFIRM)
    data = form.filled({}, button=asking.CONFIRM)
    del data["csrf_token"]

    assert client.post(path, data=data).status_code == 400
    assert [one.state for one in stored()] == ["entwurf"]
