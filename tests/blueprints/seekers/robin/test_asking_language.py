"""Switching the language in the middle of a page loses nothing that was chosen or typed."""

import pytest

from portal.web import content
from tests.factories import pages, robin
from tests.factories.forms import find_form, press
from tests.support.statements import writes_nothing

OFF, ON = "Einfache Sprache", "Einfache Sprache: an"
FLAT = robin.question_path("s15")
WITH_FLAT = robin.AT_HOME | {
    "interessen": ("wohnen",),
    "wohnen.form": ("senioren_wg",),
    "wohnen.miete": "miete",
}


def chosen(page, name):
    return find_form(page, button=robin.NEXT).chosen(name)


class TestStep:
    def test_x13_keeps_choices_and_shows_the_twins(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(robin.LIFE)

        switched = press(client, page, OFF, {"alter": "60_74", "wohnt": "familie"})

        assert (switched.status_code, switched.location) == (303, robin.LIFE)
        plain = client.get(robin.LIFE)
        assert (chosen(plain, "alter"), chosen(plain, "wohnt")) == (["60_74"], ["familie"])
        assert pages.heading(plain) == "Alter und Wohnen"
        assert ON in plain.text

    def test_x13_keeps_what_was_typed_and_is_wrong_without_blaming(self, client):
        robin.keep(client, WITH_FLAT)
        before = robin.stored(client)

        plain = press(client, client.get(FLAT), OFF, {"wohnen.budget": "etwa 900"})

        assert plain.status_code == 200
        assert chosen(plain, "wohnen.budget") == ["etwa 900"]
        assert pages.heading(plain) == "Eine passende Wohnung"
        assert pages.problems(plain) == []
        assert robin.stored(client) == before

    def test_x13_keeps_half_a_page(self, client):
        robin.begin(client)

        plain = press(client, client.get(robin.PERSON), OFF, {"fuer_wen": "partner"})

        assert plain.status_code == 200
        assert chosen(plain, "fuer_wen") == ["partner"]
        assert "pg_status" not in robin.stored(client)
        refused = press(client, plain, robin.NEXT)
        assert refused.status_code == 422
        assert chosen(refused, "fuer_wen") == ["partner"]

    def test_x13_a_choice_taken_back_stays_taken_back(self, client):
        robin.keep(client, WITH_FLAT | {"wuensche": ("nur_frauen",)})

        press(client, client.get(robin.WISHES), OFF, {"wuensche": ()})

        assert chosen(client.get(robin.WISHES), "wuensche") == []

    def test_nothing_chosen_yet_leads_back_to_the_page(self, client, database):
        robin.begin(client)
        page = client.get(robin.PERSON)

        with writes_nothing(database):
            switched = press(client, page, OFF)

        assert (switched.status_code, switched.location) == (303, robin.PERSON)

    def test_x13_the_way_back_to_the_result_stays(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(f"{robin.LIFE}?ziel=ergebnis")

        switched = press(client, page, OFF, {"alter": "60_74"})

        assert switched.location == f"{robin.LIFE}?ziel=ergebnis"
        after = press(client, client.get(switched.location), robin.NEXT)
        assert after.location == robin.RESULT

    def test_x13_the_way_back_stays_where_the_page_is_shown_at_once(self, client):
        robin.keep(client, WITH_FLAT)
        page = client.get(f"{FLAT}?ziel=ergebnis")

        plain = press(client, page, OFF, {"wohnen.budget": "viel"})

        assert find_form(plain, button=robin.NEXT).chosen("ziel") == ["ergebnis"]

    def test_nothing_personal_stands_in_the_address(self, client):
        robin.keep(client, robin.AT_HOME)
        page = client.get(f"{robin.LIFE}?ziel=ergebnis")

        location = press(client, page, OFF, {"alter": "60_74"}).location

        assert location.partition("?")[2] == "ziel=ergebnis"

    @pytest.mark.parametrize("asked", ["einfach", "normal"])
    def test_pressed_twice_has_one_effect(self, client, asked):
        robin.keep(client, robin.AT_HOME)
        form = find_form(client.get(robin.LIFE), button=OFF)
        data = form.filled({}, button=OFF)
        data["sprache"] = asked

        for _ in range(2):
            client.post(robin.LIFE, data=data)

        assert (ON in client.get(robin.LIFE).text) is (asked == "einfach")

    def test_without_its_token_nothing_changes(self, client):
        robin.keep(client, robin.AT_HOME)

        refused = client.post(robin.LIFE, data={"sprache": "einfach", "alter": "kind"})

        assert refused.status_code == 400
        assert robin.stored(client)["alter"] == "85"
        assert ON not in client.get(robin.LIFE).text


class TestStart:
    def test_x13_keeps_place_radius_and_tick_and_stores_nothing(self, client, app, database):
        typed = {"ort": "Parchi", "umkreis": "50", "einwilligung": "ja"}
        page = client.get(robin.START)

        with writes_nothing(database):
            plain = press(client, page, OFF, typed)

        form = find_form(plain, button=robin.GO)
        assert plain.status_code == 200
        assert {name: form.chosen(name) for name in typed} == {
            name: [value] for name, value in typed.items()
        }
        assert pages.problems(plain) == []
        with app.app_context():
            start = content.current().catalogue.pages[0]
        assert start.introduction.plain in pages.main_text(plain)

    def test_x13_and_starts_as_ever_afterwards(self, client):
        plain = press(client, client.get(robin.START), OFF)

        assert press(client, plain, robin.GO, robin.PARCHIM).location == robin.PERSON
        assert ON in client.get(robin.PERSON).text
