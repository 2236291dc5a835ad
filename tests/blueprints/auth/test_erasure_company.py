"""A company ends with the account of its Master."""

import sqlalchemy as sa

from portal.blueprints.auth.erasure import erasing
from portal.models.company import Company
from portal.models.facility import Facility
from portal.services.journal.keep_origin import keep_origin
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.blueprints.auth.test_erasure import ERASE, FILLED, PATH, is_there
from tests.factories import pages
from tests.factories.accounts import sign_in
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW, Offer
from tests.factories.forms import press
from tests.factories.mails import plain_text, take_mails
from tests.factories.received import CONTENT, receive


class TestMaster:
    def test_is_told_that_the_company_ends_and_it_does(self, app, client, add_offers):
        own, taken = add_offers(
            Offer(columns={"name": "Haus Birke"}), Offer(columns={"name": "Haus Ahorn"})
        )
        made = make_company(app)
        with app.app_context(), writing() as session:
            keep_origin(session, facility=session.get_one(Facility, taken), now=NOW)
        give_facility(app, made, own, taken)
        sign_in(client, app, made.master)

        asked = client.get(PATH)
        assert "Sie sind der Master von Pflege am Deich gGmbH" in pages.main_text(asked)
        assert "Haus Birke" in pages.main_text(asked)
        assert press(client, asked, ERASE, FILLED).status_code == 303

        with app.app_context():
            left = db.session.execute(
                sa.select(Facility.id, Facility.company_id, Facility.is_managed)
            ).all()
            companies = db.session.scalars(sa.select(Company.id)).all()
        assert left == [(taken, None, False)]
        assert companies == []

    def test_who_waits_for_an_answer_is_told_and_led_to_the_search(self, app, client, add_offers):
        own, taken = add_offers(Offer(), Offer(), Offer())[:2]
        made = make_company(app)
        with app.app_context(), writing() as session:
            keep_origin(session, facility=session.get_one(Facility, taken), now=NOW)
        give_facility(app, made, own, taken)
        receive(app, own)
        receive(app, taken, number=2, state="gelesen")
        receive(app, taken, number=3, state="erledigt")
        sign_in(client, app, made.master)
        take_mails(app)

        press(client, client.get(PATH), ERASE, FILLED)

        mails = [mail for mail in take_mails(app) if mail["Subject"] == "Ihre Anfrage ist beendet"]
        assert [mail["To"] for mail in mails] == [CONTENT.email] * 2
        for mail in mails:
            assert "http://127.0.0.1:8000/pflege-und-wohnangebote" in plain_text(mail)

    def test_lets_nobody_go_untold(self, app, client, add_offers, monkeypatch):
        (own,) = add_offers(Offer())
        made = make_company(app)
        give_facility(app, made, own)
        receive(app, own)
        sign_in(client, app, made.master)
        monkeypatch.setattr(erasing, "read_unfinished_contacts", lambda *_, **__: {})

        late = press(client, client.get(PATH), ERASE, FILLED)

        assert late.status_code == 409
        assert "Es ist noch nichts gelöscht" in pages.main_text(late)
        assert is_there(app, made.master)

    def test_others_are_told_nothing_of_companies(self, client, account):
        assert account
        assert "Unternehmen" not in pages.main_text(client.get(PATH))
