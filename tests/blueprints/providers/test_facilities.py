"""„Verwaltung Einrichtung“: the list and its switch."""

import brotli
import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.entitlements.products import Product
from portal.domain.matching.category import Category
from portal.models.audit_entry import AuditEntry
from portal.models.facility import Facility
from portal.web.extensions import db
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import (
    add_group,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import Lamp, Offer, change
from tests.factories.forms import find_form, press
from tests.factories.pages import links, main_text, tree
from tests.support.checked_client import CheckedClient
from tests.support.html import parse_document
from tests.support.htmx import headers_for, normalised, swap
from tests.support.statements import counted, writes_nothing

LIST = "/anbieter/einrichtungen"
SEARCH = "/pflege-und-wohnangebote/?art=stationaer&ort=19370"
ONE_PACKET = 1_460
STATUS_LINE = 17


def switch_path(facility_id: int) -> str:
    return f"{LIST}/{facility_id}/oeffentlich"


@pytest.fixture
def made(app: Flask, client: CheckedClient, add_offers):
    """Return a company with a public home and a hidden one, whose Master is signed in."""
    add_offers(
        Offer(lamps=(Lamp(kind="dauerpflege", places=2),)),
        Offer(name="Haus am Hang", is_published=False, columns={"wants_public": False}),
    )
    made = make_company(app)
    give_facility(app, made, 1, 2)
    sign_in(client, app, made.master)
    return made


def stored(app: Flask, facility_id: int, *names: str) -> tuple[object, ...]:
    with app.app_context(), db.engine.connect() as connection:
        columns = [Facility.__table__.c[name] for name in names]
        return tuple(
            connection.execute(sa.select(*columns).where(Facility.id == facility_id)).one()
        )


def trail(app: Flask) -> list[str]:
    with app.app_context(), db.engine.connect() as connection:
        rows = connection.execute(sa.select(AuditEntry.action).order_by(AuditEntry.id))
        return [row.action for row in rows]


def turn(client: CheckedClient, facility_id: int, wanted: str, **headers: str):
    form = find_form(client.get(LIST), button=f"Öffentlich: {NAMES[facility_id]}")
    token = form.chosen("csrf_token")[0]
    return client.post(
        switch_path(facility_id), data={"csrf_token": token, "soll": wanted}, headers=headers
    )


NAMES = {1: "Haus am See", 2: "Haus am Hang", 3: "Wohnen am Deich"}


class TestList:
    @pytest.mark.usefixtures("made")
    def test_h02_has_the_button_to_create_one(self, client: CheckedClient):
        assert links(tree(client.get(LIST)))["Einrichtung erstellen"] == f"{LIST}/neu"

    @pytest.mark.usefixtures("made")
    def test_shows_each_with_address_kind_light_and_ways(self, client: CheckedClient):
        text = main_text(client.get(LIST))

        for words in (
            "Haus am See",
            "Lindenweg 3, 19370 Parchim",
            "Stationäre Einrichtungen",
            "Plätze frei",
            "Basis-Profil",
            "Bearbeiten",
            "Kopieren",
            "Löschen",
            "So sehen Suchende Ihr Profil",
        ):
            assert words in text

    def test_h12_shows_the_crown_where_a_licence_runs(
        self, app: Flask, client: CheckedClient, made
    ):
        grant(app, made, 1)

        assert "Krone: Premium bis 31. Dezember 2026" in main_text(client.get(LIST))

    @pytest.mark.usefixtures("made")
    def test_h15_shows_who_changed_it_last_and_when(self, app: Flask, client: CheckedClient):
        assert "noch nie" in main_text(client.get(LIST))

        turn(client, 1, "nein")

        assert "2. März 2026, 10:00 Uhr, Erika Muster" in main_text(client.get(LIST))
        assert stored(app, 1, "version", "changed_by") == (2, "Erika Musterfrau")

    def test_shows_only_the_chosen_group(self, app: Flask, client: CheckedClient, made):
        group_id = add_group(app, made, 2)
        press(client, client.get(LIST), "Zeigen", {"gruppe": group_id})

        text = main_text(client.get(LIST))

        assert "Haus am Hang" in text
        assert "Haus am See" not in text

    def test_says_what_to_do_where_there_is_none(self, app: Flask, client: CheckedClient):
        sign_in(client, app, make_company(app).master)

        assert "Erstellen Sie Ihre erste" in main_text(client.get(LIST))

    @pytest.mark.parametrize("number", [1, 100])
    def test_asks_the_database_six_times_however_many(
        self, app: Flask, client: CheckedClient, add_offers, database, number: int
    ):
        ids = add_offers(*(Offer(name=f"Haus {one}") for one in range(number)))
        made = make_company(app)
        give_facility(app, made, *ids)
        add_group(app, made, 1)
        sign_in(client, app, made.master)

        with counted(database) as statements:
            client.get(LIST)

        assert len(statements) <= 6


class TestSwitch:
    @pytest.mark.usefixtures("made")
    def test_h05_works_as_a_plain_form(self, app: Flask, client: CheckedClient):
        answer = press(client, client.get(LIST), "Öffentlich: Haus am Hang")

        assert answer.status_code == 303
        assert answer.location == f"{LIST}#b2"
        assert stored(app, 2, "is_published", "wants_public") == (True, True)

    @pytest.mark.usefixtures("made")
    def test_h05_is_blue_when_on(self, client: CheckedClient):
        page = client.get(LIST).text

        assert 'type="submit" id="b1" role="switch" aria-checked="true"' in page
        assert 'type="submit" id="b2" role="switch" aria-checked="false"' in page

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize(("number", "wanted"), [(1, "nein"), (2, "ja")])
    def test_h05_swapped_it_is_the_page_reloaded(
        self, client: CheckedClient, number: int, wanted: str
    ):
        page = client.get(LIST)

        answer = turn(client, number, wanted, **headers_for(target=f"o{number}"))

        reloaded = normalised(parse_document(client.get(LIST).text))
        assert swap(page.text, f"o{number}", answer.text) == reloaded
        headers = sum(len(name) + len(value) + 4 for name, value in answer.headers)
        body = len(brotli.compress(answer.data, quality=5))
        assert STATUS_LINE + headers + body <= ONE_PACKET

    @pytest.mark.usefixtures("made")
    def test_h06_is_in_the_search_at_once_and_gone_at_once(self, client: CheckedClient):
        turn(client, 2, "ja")
        assert "Haus am Hang" in main_text(client.get(SEARCH))
        assert client.get("/pflege-und-wohnangebote/2").status_code == 200

        turn(client, 2, "nein")
        assert "Haus am Hang" not in main_text(client.get(SEARCH))
        assert client.get("/pflege-und-wohnangebote/2").status_code == 404

    @pytest.mark.usefixtures("made")
    def test_the_state_wanted_counts_however_often_it_is_sent(
        self, app: Flask, client: CheckedClient
    ):
        for _ in range(3):
            turn(client, 2, "ja")

        assert stored(app, 2, "is_published", "version") == (True, 2)
        assert trail(app) == ["facility_published"]

    @pytest.mark.usefixtures("made")
    def test_what_is_no_state_is_refused(self, app: Flask, client: CheckedClient):
        assert turn(client, 2, "umschalten").status_code == 400
        assert stored(app, 2, "is_published") == (False,)

    @pytest.mark.usefixtures("made")
    def test_ignores_what_else_is_sent(self, app: Flask, client: CheckedClient):
        form = find_form(client.get(LIST), button="Öffentlich: Haus am Hang")
        data = {
            "csrf_token": form.chosen("csrf_token")[0],
            "soll": "ja",
            "company_id": "0" * 32,
            "is_managed": "nein",
            "version": "99",
            "id": "1",
        }

        client.post(switch_path(2), data=data)

        assert stored(app, 2, "is_managed", "version") == (True, 2)


class TestHousing:
    @pytest.fixture
    def flat(self, app: Flask, add_offers, made):
        add_offers(
            Offer(
                category=Category.WOHNEN,
                name=NAMES[3],
                is_published=False,
                columns={"wants_public": False},
            )
        )
        give_facility(app, made, 3)
        return made

    @pytest.mark.usefixtures("flat")
    def test_i10_k01_is_not_published_without_a_licence(self, app: Flask, client: CheckedClient):
        answer = turn(client, 3, "ja")

        assert answer.status_code == 422
        assert "Für ein Wohnangebot brauchen Sie eine Lizenz Wohnen" in main_text(answer)
        assert stored(app, 3, "is_published", "wants_public", "version") == (False, False, 1)
        assert trail(app) == []

    @pytest.mark.usefixtures("flat")
    def test_i10_the_refusal_is_said_in_place_too(self, client: CheckedClient):
        answer = turn(client, 3, "ja", **headers_for(target="o3"))

        assert "Lizenz Wohnen" in answer.text
        assert 'aria-checked="false"' in answer.text

    def test_k01_is_published_with_its_licence_but_not_with_premium(
        self, app: Flask, client: CheckedClient, flat
    ):
        grant(app, flat, 3, Product.PREMIUM)
        assert turn(client, 3, "ja").status_code == 422

        grant(app, flat, 3, Product.WOHNEN)
        assert turn(client, 3, "ja").status_code == 303
        assert stored(app, 3, "is_published") == (True,)


class TestRefused:
    @pytest.mark.usefixtures("made")
    def test_somebody_elses_facility_is_not_there(
        self, app: Flask, client: CheckedClient, database
    ):
        other = make_company(app, name="Andere", email="andere@example.org")
        sign_in(client, app, other.master)
        app.config["WTF_CSRF_ENABLED"] = False

        with writes_nothing(database):
            for path in (switch_path(1), f"{LIST}/1/loeschen", f"{LIST}/1/kopieren"):
                assert client.post(path, data={"soll": "ja"}).status_code == 404
            for path in (f"{LIST}/1", f"{LIST}/1/loeschen", f"{LIST}/1/kopieren"):
                assert client.get(path).status_code == 404
        app.config["WTF_CSRF_ENABLED"] = True

    def test_employees_and_seekers_are_refused(self, app: Flask, client: CheckedClient, made):
        grant(app, made, 1)
        employee = make_employee(app, made, rights={1: "light inquiries read answer"})
        app.config["WTF_CSRF_ENABLED"] = False
        for account in (employee, make_account(app, email="seeker@example.org")):
            sign_in(client, app, account)
            assert client.get(LIST).status_code == 403
            assert client.post(switch_path(1), data={"soll": "nein"}).status_code == 403
        app.config["WTF_CSRF_ENABLED"] = True
        assert stored(app, 1, "is_published") == (True,)

    def test_of_a_locked_company_nothing_becomes_public(
        self, app: Flask, client: CheckedClient, add_offers
    ):
        add_offers(Offer(is_published=False))
        made = make_company(app, locked_at=sa.func.now(), lock_reason="Prüfung")
        give_facility(app, made, 1)
        change(app, 1, wants_public=True)
        sign_in(client, app, made.master)

        assert "Ihr Unternehmen ist gesperrt" in main_text(client.get(LIST))
