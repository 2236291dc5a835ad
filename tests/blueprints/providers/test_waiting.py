"""„Warteliste“, as those see it who handle the inquiries of a facility."""

from datetime import timedelta

import pytest
from flask import Flask

from portal.domain.availability.light import KindOfPlace, Light
from portal.web import clock
from portal.web.extensions import db
from tests.factories import pages, waiting
from tests.factories.accounts import sign_in
from tests.factories.companies import (
    MadeCompany,
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW, Lamp, Offer
from tests.factories.forms import press
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, writes_nothing

LIST = "/anbieter/warteliste"
ONE = f"{LIST}/1"
LAMPS = (
    Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.BELEGT),
    Lamp(kind=KindOfPlace.KURZZEITPFLEGE, light=Light.BELEGT),
)


@pytest.fixture
def company(app: Flask, client: CheckedClient, add_offers) -> MadeCompany:
    """Store two homes of a company and one of another, and sign the Master in."""
    names = ("Haus am See", "Haus am Hang", "Haus der anderen")
    add_offers(*(Offer(name=name, lamps=LAMPS) for name in names))
    made = make_company(app)
    give_facility(app, made, 1, 2)
    give_facility(app, make_company(app, name="Andere", email="andere@example.org"), 3)
    sign_in(client, app, made.master)
    return made


def join(app: Flask, facility_id: int, name: str, **changed: object) -> None:
    """Let somebody join and confirm in a browser of their own."""
    browser = app.test_client()
    email = f"{name.lower()}@example.org"
    waiting.join(browser, facility_id, name=name, email=email, **changed)
    path = waiting.link_in_mail(app)
    houses = {1: "Haus am See", 2: "Haus am Hang", 3: "Haus der anderen"}
    waiting.press_at(browser, path, waiting.CONFIRM, houses[facility_id])


class TestIndex:
    @pytest.mark.usefixtures("company")
    def test_x04_counts_who_waits_at_each_facility(self, app: Flask, client: CheckedClient):
        join(app, 1, "Erika")
        join(app, 1, "Otto")
        join(app, 3, "Fremde")

        answer = client.get(LIST)

        text = pages.spaced_text(answer)
        assert "Haus am See 19370 Parchim 2 Einträge" in text
        assert "Haus am Hang 19370 Parchim Niemand wartet" in text
        assert "Haus der anderen" not in text
        assert pages.links(pages.tree(answer))["Ansehen: Haus am See"] == ONE
        assert pages.links(pages.tree(answer))["Warteliste"] == LIST

    def test_x04_shows_the_group_that_is_looked_at(
        self, app: Flask, client: CheckedClient, company: MadeCompany
    ):
        group_id = add_group(app, company, 2)
        press(client, client.get(LIST), "Zeigen", {"gruppe": group_id})

        assert "Haus am See" not in pages.main_text(client.get(LIST))

    def test_shows_many_facilities_page_by_page_with_the_same_statements(
        self, app: Flask, client: CheckedClient, company: MadeCompany, add_offers
    ):
        ids = add_offers(*(Offer(name=f"Haus {number:02}") for number in range(26)))
        give_facility(app, company, *ids)
        with app.app_context():
            engine = db.engine

        with counted(engine) as statements:
            first = client.get(LIST)

        assert len(statements) <= 5
        assert "Haus 24" in pages.main_text(first)
        assert "Haus 25" not in pages.main_text(first)
        assert "Haus 25" in pages.main_text(client.get(f"{LIST}?seite=2"))
        assert "noch keine Einrichtung" in pages.main_text(client.get(f"{LIST}?seite=99"))


class TestShow:
    @pytest.mark.usefixtures("company")
    def test_x04_shows_by_kind_in_the_order_of_joining_what_was_told(
        self, app: Flask, client: CheckedClient
    ):
        with clock.freeze(NOW - timedelta(minutes=9)):
            join(app, 1, "Zoe", ab="2026-05-01")
        join(app, 1, "Anna")
        join(app, 1, "Kurt", platz="kurzzeitpflege")
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine), counted(engine) as statements:
            text = pages.spaced_text(client.get(ONE))

        assert text.index("Dauerpflege (2)") < text.index("Zoe") < text.index("Anna")
        assert text.index("Anna") < text.index("Kurzzeitpflege (1)") < text.index("Kurt")
        assert "Steht unter den Ersten Gesucht ab 1. Mai 2026" in text
        assert "Gesucht ab so bald wie möglich" in text
        assert "Gründe Entlassung aus dem Krankenhaus" in text
        assert "zoe@example.org" in text
        assert text.count("Noch aktuell am 2. März 2026") == 3
        assert len(statements) <= 7

    @pytest.mark.usefixtures("company")
    def test_x04_shows_nothing_of_another_facility(self, app: Flask, client: CheckedClient):
        join(app, 1, "Erika")
        join(app, 2, "Otto")
        join(app, 3, "Fremde")

        text = pages.main_text(client.get(ONE))

        assert "Erika" in text
        assert "Otto" not in text
        assert client.get(f"{LIST}/3").status_code == 404
        assert client.get(f"{LIST}/999").status_code == 404

    @pytest.mark.usefixtures("company")
    def test_x04_what_nobody_confirmed_is_not_seen(self, app: Flask, client: CheckedClient):
        waiting.join(app.test_client(), 1)

        answer = client.get(ONE)

        assert "Zurzeit wartet hier niemand." in pages.main_text(answer)
        assert "no-store" in answer.headers["Cache-Control"]

    @pytest.mark.usefixtures("company")
    def test_x04_who_leaves_is_gone_at_once(self, app: Flask, client: CheckedClient):
        browser = app.test_client()
        link = waiting.confirmed(browser, app, 1)
        assert "Erika Muster" in pages.main_text(client.get(ONE))

        waiting.press_at(browser, link, waiting.LEAVE)

        assert "Erika Muster" not in pages.main_text(client.get(ONE))


class TestEmployee:
    @pytest.mark.parametrize(("rights", "status"), [("inquiries", 200), ("light", 403)])
    def test_x04_those_see_it_who_handle_the_inquiries_of_this_facility(
        self, app: Flask, client: CheckedClient, company: MadeCompany, rights: str, status: int
    ):
        grant(app, company, 1)
        grant(app, company, 2)
        sign_in(client, app, make_employee(app, company, rights={1: rights}))

        assert client.get(ONE).status_code == status
        assert client.get(LIST).status_code == status
        assert client.get(f"{LIST}/2").status_code in {403, 404}
