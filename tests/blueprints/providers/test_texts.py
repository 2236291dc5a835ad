"""„Vorlagen“, as those use them who answer inquiries."""

import pytest
from flask import Flask

from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import MadeCompany, give_facility, make_company, make_employee
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.pages import main_text
from tests.factories.received import receive
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing

TEXTS = "/anbieter/vorlagen"
TYPED = {"titel": "Besichtigung", "text": "Gern zeigen wir Ihnen unser Haus."}


@pytest.fixture
def company(app: Flask, client: CheckedClient) -> MadeCompany:
    made = make_company(app)
    sign_in(client, app, made.master)
    return made


def link_to(page, words: str) -> str:
    """Return the address of a link by its words."""
    before = page.text[: page.text.index(f">{words}</a>")]
    return before.rsplit('href="', 1)[1].split('"')[0]


class TestTexts:
    @pytest.mark.usefixtures("company")
    def test_are_written_changed_and_thrown_away(self, client: CheckedClient):
        page = client.get(TEXTS)
        assert "Noch gibt es keine Vorlage." in main_text(page)

        kept = press(client, page, "Vorlage speichern", TYPED)
        listed = client.get(kept.location)
        assert "Die Vorlage ist gespeichert." in main_text(listed)
        path = link_to(listed, "Besichtigung")
        press(client, client.get(path), "Speichern", {"text": "Kommen Sie gern vorbei."})
        form = find_form(client.get(path), button="Speichern")
        assert form.chosen("text") == ["Kommen Sie gern vorbei."]
        gone = press(client, client.get(path), "Vorlage löschen")

        assert "Die Vorlage ist gelöscht." in main_text(client.get(gone.location))
        assert client.get(path).status_code == 404

    @pytest.mark.usefixtures("company")
    @pytest.mark.parametrize("changes", [{"titel": ""}, {"text": " "}, {"titel": "x" * 61}])
    def test_a_mistake_keeps_what_was_typed(self, client: CheckedClient, changes):
        typed = TYPED | changes

        answer = press(client, client.get(TEXTS), "Vorlage speichern", typed)

        assert answer.status_code == 422
        assert "Bitte prüfen Sie Ihre Angaben" in main_text(answer)
        form = find_form(answer, button="Vorlage speichern")
        assert form.chosen("titel") == [typed["titel"]]
        assert form.chosen("text") == [typed["text"].strip()]

    @pytest.mark.usefixtures("company")
    def test_a_form_without_its_number_is_malformed(self, app: Flask, client: CheckedClient):
        app.config["WTF_CSRF_ENABLED"] = False

        assert client.post(TEXTS, data=TYPED).status_code == 400

    def test_those_of_another_company_do_not_exist(self, app: Flask, client: CheckedClient):
        theirs = make_company(app, name="Andere", email="andere@example.org")
        sign_in(client, app, theirs.master)
        kept = press(client, client.get(TEXTS), "Vorlage speichern", TYPED)
        path = link_to(client.get(kept.location), "Besichtigung")
        sign_in(client, app, make_company(app).master)
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            assert client.get(path).status_code == 404
            assert client.post(path, data=TYPED).status_code == 404
            assert client.post(f"{path}/loeschen").status_code == 404

    def test_an_employee_without_the_right_has_none(self, app: Flask, client: CheckedClient):
        sign_in(client, app, make_employee(app, make_company(app)))

        assert client.get(TEXTS).status_code == 403

    def test_e06_one_stands_in_the_answer_with_one_click(
        self, app: Flask, client: CheckedClient, company: MadeCompany, add_offers
    ):
        (house,) = add_offers(Offer())
        give_facility(app, company, house)
        received = receive(app, house, state="gelesen")
        press(client, client.get(TEXTS), "Vorlage speichern", TYPED)
        page = client.get(f"/anbieter/anfragen/{received.id}")
        text_id = link_to(client.get(TEXTS), "Besichtigung").rpartition("/")[2]
        typed = {"art": "antwort", "text": "Guten Tag.", "vorlage": text_id}

        filled = press(client, page, "Vorlage einsetzen", typed)

        form = find_form(filled, button="Antworten")
        assert form.chosen("text") == [f"Guten Tag.\n\n{TYPED['text']}"]
        assert form.chosen("art") == ["antwort"]

    def test_e06_a_text_that_is_gone_changes_nothing_that_was_typed(
        self, app: Flask, client: CheckedClient, company: MadeCompany, add_offers
    ):
        (house,) = add_offers(Offer())
        give_facility(app, company, house)
        received = receive(app, house, state="gelesen")
        app.config["WTF_CSRF_ENABLED"] = False
        path = f"/anbieter/anfragen/{received.id}/vorlage"

        answer = client.post(path, data={"vorlage": "0" * 32, "text": "Guten Tag."})

        assert find_form(answer, button="Antworten").chosen("text") == ["Guten Tag."]
