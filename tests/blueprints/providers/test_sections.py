"""The parts of a facility: each is saved by itself, and nobody overwrites anybody."""

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.blueprints.providers.sections import views
from portal.blueprints.providers.sections.catalogue import KEYS, parts_for
from portal.blueprints.providers.sections.licensed import FEATURES, VIDEO
from portal.domain.matching.category import Category
from portal.models.audit_entry import AuditEntry
from portal.queries.profiles import find_content
from portal.web.extensions import db
from tests.factories.accounts import make_account, sign_in
from tests.factories.companies import give_facility, grant, make_company, make_employee
from tests.factories.directory import Offer
from tests.factories.forms import find_form, press
from tests.factories.pages import links, main_text, problems, tree
from tests.support.checked_client import CheckedClient
from tests.support.statements import counted, writes_nothing

LIST = "/anbieter/einrichtungen"
ONE = f"{LIST}/1"
SAVE = "Speichern"


@pytest.fixture
def made(app: Flask, client: CheckedClient, add_offers):
    """Return a company with one of each category, whose Master is signed in."""
    add_offers(*(Offer(category=category, name=f"Haus {category}") for category in Category))
    made = make_company(app)
    give_facility(app, made, 1, 2, 3, 4)
    sign_in(client, app, made.master)
    return made


def content_of(app: Flask, facility_id: int):
    with app.app_context():
        return find_content(db.session(), facility_id=facility_id)


class TestIndex:
    @pytest.mark.usefixtures("made")
    def test_h04_lists_the_parts_of_the_category(self, client: CheckedClient):
        for number, category in enumerate(Category, start=1):
            ways = links(tree(client.get(f"{LIST}/{number}")))
            for part in parts_for(category):
                assert ways[part.title] == f"{LIST}/{number}/{part.key}"

    @pytest.mark.usefixtures("made")
    def test_says_what_an_empty_part_would_do(self, client: CheckedClient):
        text = main_text(client.get(ONE))

        assert "Was jetzt am meisten hilft" in text
        assert "Mit Telefon und E-Mail erreichen Familien Sie" in text

    def test_names_nothing_that_cannot_be_filled_without_a_licence(
        self, app: Flask, client: CheckedClient, made, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(views, "parts_for", lambda _category: (FEATURES, VIDEO))

        without = main_text(client.get(ONE))
        grant(app, made, 1)
        licensed = main_text(client.get(ONE))

        assert FEATURES.effect in without
        assert VIDEO.effect not in without
        assert VIDEO.effect in licensed

    @pytest.mark.usefixtures("made")
    def test_asks_the_database_six_times(self, client: CheckedClient, database):
        for path in (ONE, f"{ONE}/allgemein", f"{ONE}/besonderheiten"):
            with counted(database) as statements:
                client.get(path)
            assert len(statements) <= 6, path


class TestSave:
    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("number", [1, 2, 3, 4])
    def test_h04_every_part_is_shown_and_saved_as_it_stands(
        self, app: Flask, client: CheckedClient, number: int
    ):
        category = list(Category)[number - 1]
        for part in parts_for(category):
            page = client.get(f"{LIST}/{number}/{part.key}")
            assert part.title in main_text(page)
            values = {"bestaetigt": "ja", "merkmal": "aufzug", "form": "wohneinheit"}

            answer = press(client, page, SAVE, values if part.key == "wohnform" else {})

            assert answer.location == f"{LIST}/{number}?fertig=gespeichert", part.key
        with app.app_context(), db.engine.connect() as connection:
            saved = connection.execute(
                sa.select(AuditEntry.details).where(AuditEntry.subject_id == str(number))
            )
            assert len(saved.all()) == len(parts_for(category))

    @pytest.mark.usefixtures("made")
    def test_h04_saving_leads_on_to_the_next_part(self, client: CheckedClient):
        answer = press(client, client.get(f"{ONE}/sprechzeiten"), "Speichern und weiter")

        assert answer.location == f"{ONE}/beschreibung?fertig=gespeichert"
        assert "Gespeichert." in main_text(client.get(answer.location))

    @pytest.mark.usefixtures("made")
    def test_a_part_of_another_category_is_not_there(self, client: CheckedClient):
        assert client.get(f"{ONE}/zimmer").status_code == 404
        assert client.get(f"{LIST}/2/einzugsgebiet").status_code == 404
        assert client.get(f"{LIST}/2/wohnform").status_code == 404

    @pytest.mark.usefixtures("made")
    def test_ignores_what_the_part_does_not_ask_for(self, app: Flask, client: CheckedClient):
        page = client.get(f"{ONE}/verkehrsanbindung")
        form = find_form(page, button=SAVE)
        data = {
            "csrf_token": form.chosen("csrf_token")[0],
            "stand": form.chosen("stand")[0],
            "verkehr": "Bus 12",
            "name": "Umbenannt",
            "video": "https://vimeo.com/1",
            "is_published": "1",
            "company_id": "0" * 32,
        }

        client.post(f"{ONE}/verkehrsanbindung", data=data)

        told = content_of(app, 1)
        assert (told.transport, told.video_url) == ("Bus 12", "")
        assert "Haus ambulant" in main_text(client.get(ONE))

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize("version", ["", "x", "-1", "1" * 20])
    def test_a_form_without_its_version_is_malformed(self, client: CheckedClient, version: str):
        page = client.get(f"{ONE}/verkehrsanbindung")

        assert press(client, page, SAVE, {"stand": version}).status_code == 400


class TestMeanwhile:
    @pytest.mark.usefixtures("made")
    def test_the_second_sees_what_changed_and_keeps_what_they_typed(
        self, app: Flask, client: CheckedClient
    ):
        path = f"{ONE}/verkehrsanbindung"
        first, second = client.get(path), client.get(path)
        press(client, first, SAVE, {"verkehr": "Bus 12"})

        answer = press(client, second, SAVE, {"verkehr": "Straßenbahn 3"})

        assert answer.status_code == 409
        text = main_text(answer)
        assert "Inzwischen wurde gespeichert von Erika Musterfrau" in text
        assert "Bus 12" in text
        assert find_form(answer, button=SAVE).chosen("verkehr") == ["Straßenbahn 3"]
        assert content_of(app, 1).transport == "Bus 12"

        press(client, answer, SAVE)
        assert content_of(app, 1).transport == "Straßenbahn 3"

    @pytest.mark.usefixtures("made")
    def test_where_nothing_of_this_part_changed_it_says_so(self, client: CheckedClient):
        second = client.get(f"{ONE}/verkehrsanbindung")
        press(client, client.get(f"{ONE}/sprechzeiten"), SAVE)

        answer = press(client, second, SAVE)

        assert answer.status_code == 409
        assert "Hier hat sich dabei nichts geändert" in main_text(answer)


class TestRefused:
    def test_somebody_elses_facility_is_not_there(
        self, app: Flask, client: CheckedClient, database, made
    ):
        other = make_company(app, name="Andere", email="andere@example.org")
        sign_in(client, app, other.master)
        app.config["WTF_CSRF_ENABLED"] = False

        with writes_nothing(database):
            for key in KEYS:
                assert client.get(f"{ONE}/{key}").status_code == 404
                answer = client.post(f"{ONE}/{key}", data={"stand": "1"})
                assert answer.status_code == 404
        app.config["WTF_CSRF_ENABLED"] = True
        assert made.id != other.id

    def test_employees_and_seekers_edit_nothing(self, app: Flask, client: CheckedClient, made):
        grant(app, made, 1)
        employee = make_employee(app, made, rights={1: "light inquiries read answer"})
        app.config["WTF_CSRF_ENABLED"] = False
        for account in (employee, make_account(app, email="seeker@example.org")):
            sign_in(client, app, account)
            assert client.get(f"{ONE}/allgemein").status_code == 403
            assert client.post(f"{ONE}/allgemein", data={"stand": "1"}).status_code == 403
        app.config["WTF_CSRF_ENABLED"] = True

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize(
        ("number", "key", "typed", "anchor"),
        [
            (1, "allgemein", {"name": ""}, "name"),
            (1, "allgemein", {"plz": "00000"}, "plz"),
            (1, "allgemein", {"telefon": "abc"}, "telefon"),
            (1, "allgemein", {"email": "keine"}, "email"),
            (1, "allgemein", {"internet": "ftp://example.org"}, "internet"),
            (2, "allgemein", {"kapazitaet": "viele"}, "kapazitaet"),
            (1, "einzugsgebiet", {"gebiet": "19370 00000"}, "gebiet"),
            (1, "ansprechpartner", {"person_email": "a@b"}, "person_email"),
            (1, "ansprechpartner", {"person_telefon": "03871 1"}, "person_name"),
            (1, "sprechzeiten", {"mo_1_von": "25"}, "mo_1_von"),
            (1, "sprechzeiten", {"mo_1_von": "8"}, "mo_1_bis"),
            (1, "sprechzeiten", {"di_1_von": "9", "di_1_bis": "8"}, "di_1_von"),
            (1, "beschreibung", {"beschreibung": "x" * 5_001}, "beschreibung"),
            (1, "besonderheiten", {"besonderheit_1": "<b>"}, "besonderheit_1"),
            (1, "sprachen", {"weitere": "<b>"}, "weitere"),
            (2, "preise", {"preis_pflege_2": "teuer"}, "preis_pflege_2"),
            (2, "preise", {"preis_unterkunft_0": "9999999"}, "preis_unterkunft_0"),
            (2, "zimmer", {"zimmer_einzel": "-1"}, "zimmer_einzel"),
            (1, "zertifikate", {"gueltig_1": "31.12.2027"}, "zertifikat_1"),
            (1, "zertifikate", {"zertifikat_1": "A", "gueltig_1": "morgen"}, "gueltig_1"),
            (4, "wohnform", {"merkmal": "aufzug", "form": "wohneinheit"}, "bestaetigt"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(
        self, client: CheckedClient, database, *, number, key, typed, anchor
    ):
        page = client.get(f"{LIST}/{number}/{key}")

        with writes_nothing(database):
            answer = press(client, page, SAVE, typed)

        assert answer.status_code == 422
        assert [one for one, _ in problems(answer)] == [anchor]
        form = find_form(answer, button=SAVE)
        for name, value in typed.items():
            assert form.chosen(name)[0][:200] == value[:200]
