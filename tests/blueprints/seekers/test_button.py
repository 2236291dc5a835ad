"""The page behind the „Anfrage-Button“, as people use it who come from a provider's site."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.models.filtered_request import FilteredRequest
from portal.models.inquiry import Inquiry
from portal.web.extensions import db
from tests.factories import asking, pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import Lamp, Offer, change
from tests.factories.forms import find_form, press
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, writes_nothing

FITTING = {"hilfe": "dauerpflege", "ort": "19370", "pflegegrad": "3", "beginn": "sofort"}
MAIL = {"email": "haus@example.org"}
FULL = Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT)


def home(name: str = "Haus am See", **said: object) -> Offer:
    return Offer(**{"name": name, "columns": MAIL, **said})


def path_of(facility_id: int) -> str:
    return f"/anfragen-an/{facility_id}"


def ask(client: CheckedClient, facility_id: int, **changed: str):
    """Fill in the short form and send it."""
    return press(client, client.get(path_of(facility_id)), "Weiter", FITTING | changed)


def filtered(app: Flask) -> list[tuple[int, str, str]]:
    with app.app_context():
        rows = sa.select(
            FilteredRequest.facility_id, FilteredRequest.reason, FilteredRequest.kind
        ).order_by(FilteredRequest.id)
        return [tuple(row) for row in db.session.execute(rows)]


class TestShow:
    def test_o02_asks_on_our_own_site_what_matters(self, client: CheckedClient, add_offers):
        (house,) = add_offers(home())

        answer = client.get(path_of(house))

        form = find_form(answer, button="Weiter")
        assert set(FITTING) <= form.names
        assert form.action == path_of(house)
        assert pages.heading(answer) == "Anfrage an Haus am See"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]

    def test_o03_says_by_which_rules_it_decides(self, client: CheckedClient, add_offers):
        (house,) = add_offers(home())

        text = pages.main_text(client.get(path_of(house)))

        assert "Der Pflegegrad entscheidet nie" in text
        assert "25 km Luftlinie" in text

    def test_o02_what_a_foreign_site_fills_in_is_ignored(self, client: CheckedClient, add_offers):
        (house,) = add_offers(home())

        form = find_form(client.get(path_of(house), query_string=FITTING), button="Weiter")

        assert form.chosen("hilfe") == form.chosen("beginn") == []
        assert form.chosen("ort") == [""]

    def test_o02_a_foreign_site_cannot_send_the_form(
        self, app: Flask, client: CheckedClient, add_offers, monkeypatch
    ):
        (house,) = add_offers(home())
        monkeypatch.setitem(app.config, name="WTF_CSRF_ENABLED", value=True)

        assert client.post(path_of(house), data=FITTING).status_code == 400
        assert filtered(app) == []

    @pytest.mark.parametrize("number", [1, 999])
    def test_o06_says_that_a_facility_is_not_public_and_offers_the_search(
        self, app: Flask, client: CheckedClient, add_offers, number: int
    ):
        add_offers(home(is_published=False))
        app.config["WTF_CSRF_ENABLED"] = False

        for answer in (client.get(path_of(number)), client.post(path_of(number), data=FITTING)):
            assert answer.status_code == 404
            assert "nicht öffentlich" in pages.main_text(answer)
            assert "Haus am See" not in answer.text
            links = pages.links(pages.tree(answer))
            assert links["Angebote suchen"] == "/pflege-und-wohnangebote/"
        assert filtered(app) == []

    def test_o03_who_takes_no_inquiries_says_so_before_anything_is_asked(
        self, client: CheckedClient, add_offers, database
    ):
        other = home("Haus am Hang")
        (house, _) = add_offers(home(columns={**MAIL, "accepts_inquiries": False}), other)

        with writes_nothing(database):
            text = pages.main_text(client.get(path_of(house)))

        assert "nimmt zurzeit keine Anfragen" in text
        assert "Haus am Hang" in text


class TestRelevant:
    def test_o02_leads_to_the_inquiry_with_what_was_told(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        (house,) = add_offers(home())

        answer = ask(client, house)

        assert pages.heading(answer) == "Anfrage senden"
        (message,) = find_form(answer, button=asking.CHECK).chosen("text")
        assert message.splitlines() == [
            "Ich suche: Dauerhaft in ein Pflegeheim ziehen",
            "Ort: 19370 Parchim",
            "Pflegegrad: 3",
            "Beginn: So bald wie möglich",
        ]
        assert filtered(app) == []

    def test_o02_the_pflegegrad_may_be_unknown(self, client: CheckedClient, add_offers):
        (house,) = add_offers(home())

        answer = ask(client, house, pflegegrad="")

        (message,) = find_form(answer, button=asking.CHECK).chosen("text")
        assert "Pflegegrad" not in message

    def test_o02_somebody_with_an_account_finds_their_name(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        (house,) = add_offers(home())
        sign_in(client, app, make_account(app))

        form = find_form(ask(client, house), button=asking.CHECK)

        assert form.chosen("name") != [""]

    def test_o04_the_inquiry_keeps_that_it_came_over_the_button(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        (house,) = add_offers(home())
        typed = {name: text for name, text in asking.FILLED.items() if name != "text"}

        checked = press(client, ask(client, house), asking.CHECK, typed)
        changed = press(client, checked, asking.CHANGE)
        asking.agree(client, press(client, changed, asking.CHECK), house)

        with app.app_context():
            assert db.session.scalars(sa.select(Inquiry.source)).all() == ["anfrage-button"]

    def test_o03_nothing_that_was_told_stands_in_an_address_or_a_log(
        self, client: CheckedClient, add_offers, everything_logged, seen
    ):
        (house,) = add_offers(home())

        ask(client, house, pflegegrad="5")
        ask(client, house, hilfe="nachtpflege")

        for told in (everything_logged.text, str(seen)):
            assert "Pflegegrad" not in told
            assert "nachtpflege" not in told


class TestFiltered:
    @pytest.mark.parametrize(
        ("changed", "expected"),
        [
            ({"hilfe": "wohnung"}, ("art", "bietet nicht an, was Sie suchen")),
            ({"ort": "13599"}, ("gebiet", "liegt zu weit weg")),
        ],
    )
    def test_o03_says_why_and_offers_a_search(
        self,
        app: Flask,
        client: CheckedClient,
        add_offers,
        changed: dict[str, str],
        expected: tuple[str, str],
    ):
        (house,) = add_offers(home())

        answer = ask(client, house, **changed)

        reason, words = expected
        assert words in pages.main_text(answer)
        assert "Passende Angebote ansehen" in pages.links(pages.tree(answer))
        kind = changed.get("hilfe", "dauerpflege")
        assert filtered(app) == [(house, reason, kind)]

    def test_o03_a_red_lamp_leads_to_others_and_to_the_waiting_list(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        house, other = add_offers(home(lamps=(FULL,)), home("Haus am Hang"))

        answer = ask(client, house)

        links = pages.links(pages.tree(answer))
        assert links["Haus am Hang"] == f"/pflege-und-wohnangebote/{other}"
        assert links["Auf die Warteliste setzen"] == f"/pflege-und-wohnangebote/{house}/warteliste"
        assert filtered(app) == [(house, "belegt", "dauerpflege")]

    def test_o03_a_service_is_asked_only_where_it_works(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        service = Offer(category=Category.AMBULANT, served=("19370",), columns=MAIL)
        (house,) = add_offers(service)

        assert pages.heading(ask(client, house, hilfe="aufnahme")) == "Anfrage senden"
        ask(client, house, hilfe="aufnahme", ort="13599")

        assert filtered(app) == [(house, "gebiet", "aufnahme")]

    def test_o03_what_a_programme_fills_in_is_filtered(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        (house,) = add_offers(home())

        answer = ask(client, house, webseite="http://example.org")

        assert "dass ein Mensch das Formular ausgefüllt hat" in pages.main_text(answer)
        assert filtered(app) == [(house, "spam", "dauerpflege")]

    def test_o03_who_stopped_taking_inquiries_meanwhile_gets_none(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        (house,) = add_offers(home())
        opened = client.get(path_of(house))
        change(app, house, accepts_inquiries=False)

        answer = press(client, opened, "Weiter", FITTING)

        assert "nimmt zurzeit keine Anfragen" in pages.main_text(answer)
        assert filtered(app) == [(house, "keine-anfragen", "dauerpflege")]


class TestRefused:
    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"hilfe": ""}, "Bitte wählen Sie, welche Hilfe Sie suchen."),
            ({"ort": ""}, "Bitte geben Sie eine Postleitzahl"),
            ({"ort": "99999"}, "Diese Postleitzahl gibt es nicht."),
            ({"beginn": ""}, "Bitte wählen Sie, ab wann Sie die Hilfe brauchen."),
        ],
    )
    def test_o03_asks_again_for_what_is_missing_and_keeps_the_rest(
        self,
        app: Flask,
        client: CheckedClient,
        add_offers,
        changed: dict[str, str],
        sentence: str,
    ):
        (house,) = add_offers(home())
        app.config["WTF_CSRF_ENABLED"] = False
        typed = FITTING | changed

        answer = client.post(path_of(house), data=typed)

        assert answer.status_code == 422
        assert sentence in pages.main_text(answer)
        form = find_form(answer, button="Weiter")
        assert form.chosen("hilfe") == ([typed["hilfe"]] if typed["hilfe"] else [])
        assert form.chosen("ort") == [typed["ort"]]
        assert filtered(app) == []

    def test_o03_who_asks_very_often_has_to_wait(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        (house,) = add_offers(home())
        app.config["WTF_CSRF_ENABLED"] = False
        for _ in range(20):
            client.post(path_of(house), data=FITTING | {"ort": "13599"})

        answer = client.post(path_of(house), data=FITTING)

        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
        assert len(filtered(app)) == 20


def test_o03_asks_the_database_seldom(client: CheckedClient, add_offers, database):
    (house,) = add_offers(home())
    opened = client.get(path_of(house))

    with counted(database) as statements:
        press(client, opened, "Weiter", FITTING)

    assert len(statements) <= 10
