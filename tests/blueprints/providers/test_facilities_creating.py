"""„Einrichtung erstellen“: the kind first, then a draft that only its company sees."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.matching.category import Category
from portal.models.facility import Facility
from portal.web.extensions import db
from tests.factories.accounts import sign_in
from tests.factories.companies import make_company
from tests.factories.forms import press
from tests.factories.pages import heading, links, main_text, problems, tree
from tests.support.checked_client import CheckedClient

NEW = "/anbieter/einrichtungen/neu"
BUTTON = "Entwurf anlegen"
HOME = {"name": "Haus am Deich", "strasse": "Deichstraße", "hausnummer": "1", "plz": "19370"}
FLAT = HOME | {"merkmal": ("barrierearm", "aufzug"), "bestaetigt": "ja", "form": "wohnanlage"}


@pytest.fixture
def made(app: Flask, client: CheckedClient):
    made = make_company(app)
    sign_in(client, app, made.master)
    return made


def rows(app: Flask) -> list[sa.Row]:
    with app.app_context(), db.engine.connect() as connection:
        return list(connection.execute(sa.select(Facility.__table__).order_by(Facility.id)))


class TestKind:
    @pytest.mark.usefixtures("made")
    def test_h03_comes_first(self, client: CheckedClient):
        ways = links(tree(client.get(NEW)))

        for category in Category:
            assert ways[category.search_label] == f"{NEW}/{category.value}"


class TestCreate:
    @pytest.mark.parametrize("category", list(Category))
    def test_h04_name_and_address_make_a_draft_that_nobody_else_sees(
        self, app: Flask, client: CheckedClient, made, category: Category
    ):
        typed = FLAT if category is Category.WOHNEN else HOME

        answer = press(client, client.get(f"{NEW}/{category.value}"), BUTTON, typed)

        assert answer.status_code == 303
        draft = rows(app)[0]
        assert answer.location == f"/anbieter/einrichtungen/{draft.id}?fertig=angelegt"
        assert (draft.category, draft.name, draft.city) == (category, "Haus am Deich", "Parchim")
        assert (draft.is_published, draft.wants_public, draft.is_managed) == (False, False, True)
        assert (draft.company_id, draft.source_name) == (made.id, "anbieter")
        assert "deich" in draft.search_text
        assert client.get(f"/pflege-und-wohnangebote/{draft.id}").status_code == 404
        assert heading(client.get(answer.location)) == "Haus am Deich"

    @pytest.mark.usefixtures("made")
    def test_a_form_sent_twice_creates_one(self, app: Flask, client: CheckedClient):
        page = client.get(f"{NEW}/stationaer")

        first = press(client, page, BUTTON, HOME)
        second = press(client, page, BUTTON, HOME)

        assert first.location == second.location
        assert len(rows(app)) == 1

    @pytest.mark.usefixtures("made")
    def test_i01_any_number_can_be_created_and_published(self, app: Flask, client: CheckedClient):
        for number in range(1, 8):
            page = client.get(f"{NEW}/stationaer")
            answer = press(client, page, BUTTON, HOME | {"name": f"Haus {number}"})
            press(client, client.get(answer.location), f"Öffentlich: Haus {number}")

        assert [row.is_published for row in rows(app)] == [True] * 7

    @pytest.mark.usefixtures("made")
    def test_published_it_is_found_and_names_its_source(self, client: CheckedClient):
        answer = press(client, client.get(f"{NEW}/stationaer"), BUTTON, HOME)
        press(client, client.get(answer.location), "Öffentlich: Haus am Deich")

        found = client.get("/pflege-und-wohnangebote/?ort=19370&art=stationaer")
        assert "Haus am Deich" in main_text(found)
        number = answer.location.rpartition("/")[2].partition("?")[0]
        shown = client.get(f"/pflege-und-wohnangebote/{number}")
        assert "Angaben des Anbieters" in main_text(shown)

    @pytest.mark.usefixtures("made")
    def test_an_ambulatory_service_gets_the_area_around_its_address(
        self, app: Flask, client: CheckedClient
    ):
        press(client, client.get(f"{NEW}/ambulant"), BUTTON, HOME)

        assert rows(app)[0].serves_presumed_area

    @pytest.mark.usefixtures("made")
    def test_ignores_what_nobody_asked_for(self, app: Flask, client: CheckedClient, made):
        page = client.get(f"{NEW}/stationaer")
        token, key = (
            page.text.split(f'name="{name}" value="')[1].split('"')[0]
            for name in ("csrf_token", "schluessel")
        )
        data = HOME | {
            "csrf_token": token,
            "schluessel": key,
            "is_published": "1",
            "company_id": "0" * 32,
            "category": "wohnen",
            "rating_votes": "9",
        }

        client.post(f"{NEW}/stationaer", data=data)

        row = rows(app)[0]
        assert (row.is_published, row.company_id, row.category) == (False, made.id, "stationaer")


class TestRefused:
    @pytest.mark.usefixtures("made")
    def test_keeps_what_was_typed(self, app: Flask, client: CheckedClient):
        typed = HOME | {"name": "", "plz": "00000"}

        answer = press(client, client.get(f"{NEW}/stationaer"), BUTTON, typed)

        assert answer.status_code == 422
        assert [anchor for anchor, _ in problems(answer)] == ["name", "plz"]
        assert 'value="Deichstraße"' in answer.text
        assert 'value="00000"' in answer.text
        assert rows(app) == []

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=1+1", "x" * 201, " "])
    def test_refuses_names_that_are_none(self, app: Flask, client: CheckedClient, name: str):
        answer = press(client, client.get(f"{NEW}/stationaer"), BUTTON, HOME | {"name": name})

        assert answer.status_code == 422
        assert rows(app) == []

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize(
        ("missing", "anchor"),
        [("merkmal", "merkmal"), ("bestaetigt", "bestaetigt"), ("form", "form")],
    )
    def test_k06_housing_is_confirmed_first(
        self, app: Flask, client: CheckedClient, missing: str, anchor: str
    ):
        page = client.get(f"{NEW}/wohnen")
        assert "Ich bestätige" in main_text(page)

        answer = press(client, page, BUTTON, FLAT | {missing: ()})

        assert answer.status_code == 422
        assert [one for one, _ in problems(answer)] == [anchor]
        assert rows(app) == []

    @pytest.mark.usefixtures("made")
    def test_h13_the_guide_recommends_the_anlage_for_several(self, client: CheckedClient):
        text = main_text(client.get(f"{NEW}/wohnen"))

        assert "Wohneinheit" in text
        assert "Wenn mehrere Wohnungen frei sind, empfehlen wir eine Wohnanlage" in text

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("key", ["", "x", "A" * 32])
    def test_a_form_without_its_key_creates_one_all_the_same(
        self, app: Flask, client: CheckedClient, key: str
    ):
        page = client.get(f"{NEW}/stationaer")

        assert press(client, page, BUTTON, HOME | {"schluessel": key}).status_code == 303
        assert len(rows(app)) == 1
