"""Robin's start page: place, radius and consent."""

from datetime import timedelta

import pytest

from portal.blueprints.seekers.robin import session
from portal.domain.robin.resume_code import make_code
from tests.factories import pages, robin
from tests.factories.directory import NOW
from tests.factories.forms import find_form, press
from tests.support.html import text_of, walk
from tests.support.statements import counted, rows_of

CONSENT = (
    "Hiermit willigen Sie in die Verarbeitung von Gesundheitsdaten und der Nutzung zur"
    " Verbesserung unserer digitalen Beratung ein. Die Einwilligung können Sie jederzeit"
    " widerrufen. Ausführliche Informationen zum Widerruf, der Verarbeitung Ihrer Daten und der"
    " Möglichkeit der anonymen Nutzung können Sie vorab in den Datenschutzinformationen erhalten."
)


def send(client, **typed):
    """Press „Los geht´s“ with these fields filled in."""
    return press(client, client.get(robin.START), robin.GO, typed)


def is_untouched(client, database):
    """Say whether neither a row nor a session key exists."""
    with client.session_transaction() as own:
        has_key = session.NAME in own
    return not has_key and rows_of(database)["consultation"] == []


class TestStartPage:
    def test_b02_tab_leads_to_one_field_for_postcode_or_town(self, client):
        tab = pages.links(pages.tree(client.get("/")))["Digitale Beratung"]

        form = find_form(client.get(tab), button=robin.GO)

        texts = [one.name for one in form.controls if one.kind == "text"]
        assert texts == ["ort"]

    def test_b03_consent_stands_word_for_word_and_is_not_ticked(self, client):
        start = client.get(robin.START)

        label = next(
            one for one in walk(pages.tree(start), "label") if one.get("for") == "einwilligung"
        )
        assert text_of(label) == CONSENT
        assert find_form(start, button=robin.GO).chosen("einwilligung") == []

    def test_b05_button_is_labelled_los_gehts_with_the_accent_of_the_seed(self, client):
        form = find_form(client.get(robin.START), button="Los geht´s")

        assert list(form.buttons) == ["Los geht´s", "Einfache Sprache"]

    def test_b07_privacy_information_is_reachable_before_ticking(self, client):
        start = pages.tree(client.get(robin.START))
        fieldset = next(one for one in walk(start, "fieldset") if "Einwilligung" in text_of(one))
        order = [one.get("href") or one.get("id") for one in walk(fieldset, "a", "input")]

        privacy = client.get(pages.links(fieldset)["Datenschutzinformationen lesen"])

        assert order == ["/datenschutz", "einwilligung"]
        assert privacy.status_code == 200
        for subject in ("Widerruf", "verarbeiten", "ohne Konto"):
            assert subject in pages.main_text(privacy)

    def test_offers_the_radii_with_25_kilometres_chosen(self, client):
        form = find_form(client.get(robin.START), button=robin.GO)

        assert form.options("umkreis") == ["5", "10", "25", "50"]
        assert form.chosen("umkreis") == ["25"]

    def test_asks_the_database_nothing(self, client, database):
        with counted(database) as statements:
            client.get(robin.START)

        assert statements == []


class TestMissing:
    def test_b04_without_place_says_so_and_keeps_the_tick(self, client, database):
        answer = send(client, ort="", einwilligung="ja")

        assert answer.status_code == 422
        assert [anchor for anchor, _ in pages.problems(answer)] == ["ort"]
        assert "Postleitzahl oder einen Ort" in pages.problems(answer)[0][1]
        assert find_form(answer, button=robin.GO).chosen("einwilligung") == ["ja"]
        assert is_untouched(client, database)

    def test_b04_without_tick_says_so_and_keeps_what_was_typed(self, client, database):
        answer = send(client, ort="Parchim ", umkreis="50")

        assert answer.status_code == 422
        assert [anchor for anchor, _ in pages.problems(answer)] == ["einwilligung"]
        assert "Häkchen" in pages.problems(answer)[0][1]
        form = find_form(answer, button=robin.GO)
        assert form.chosen("ort") == ["Parchim "]
        assert form.chosen("umkreis") == ["50"]
        assert form.chosen("einwilligung") == []
        assert is_untouched(client, database)

    def test_b04_without_both_names_both_in_the_order_of_the_page(self, client, database):
        answer = send(client, ort="")

        assert answer.status_code == 422
        assert [anchor for anchor, _ in pages.problems(answer)] == ["ort", "einwilligung"]
        assert is_untouched(client, database)

    def test_b04_sentences_stand_at_their_fields_too(self, client):
        root = pages.tree(send(client, ort=""))

        for name in ("ort", "einwilligung"):
            assert text_of(pages.element(root, f"{name}-fehler")).startswith("Bitte ")
        assert "ort-fehler" in pages.element(root, "ort").get("aria-describedby")

    @pytest.mark.parametrize("value", ["nein", "on", "JA", ""])
    def test_b04_only_the_value_of_the_tick_is_consent(self, client, database, value):
        token = find_form(client.get(robin.START), button=robin.GO).chosen("csrf_token")[0]

        answer = client.post(
            robin.START, data={"ort": "19370", "einwilligung": value, "csrf_token": token}
        )

        assert answer.status_code == 422
        assert is_untouched(client, database)

    def test_an_unknown_radius_is_refused(self, client, database):
        token = find_form(client.get(robin.START), button=robin.GO).chosen("csrf_token")[0]

        answer = client.post(
            robin.START,
            data={"ort": "19370", "umkreis": "7000", "einwilligung": "ja", "csrf_token": token},
        )

        assert answer.status_code == 422
        assert [anchor for anchor, _ in pages.problems(answer)] == ["umkreis"]
        assert is_untouched(client, database)


class TestPlace:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("13599", "13599"),
            ("13599 Berlin", "13599"),
            ("Dresdn", "dresden-sachsen"),
            ("Muenchen", "munchen-bayern"),
            ("koeln", "koln-nordrhein-westfalen"),
        ],
    )
    def test_b02_understands_what_people_type(self, client, typed, kept):
        answer = send(client, ort=typed, einwilligung="ja")

        assert answer.status_code == 303
        assert robin.stored(client)["ort"] == kept

    def test_b02_an_unknown_place_is_a_clear_message(self, client, database):
        answer = send(client, ort="Xyzzyhausen", einwilligung="ja")

        assert answer.status_code == 422
        assert pages.problems(answer)[0][1].startswith("Diesen Ort kennen wir nicht.")
        assert is_untouched(client, database)

    def test_b02_an_unknown_postcode_says_so(self, client):
        answer = send(client, ort="00000", einwilligung="ja")

        assert pages.problems(answer)[0][1].startswith("Diese Postleitzahl gibt es nicht.")

    def test_b02_an_ambiguous_place_asks_which_one(self, client, database):
        answer = send(client, ort="Frankfurt", einwilligung="ja")

        assert answer.status_code == 422
        assert find_form(answer, button=robin.GO).options("ort_wahl") == [
            "frankfurt-am-main-hessen",
            "frankfurt-oder-brandenburg",
        ]
        assert pages.problems(answer)[0][0] == "ort-wahl-1"
        assert is_untouched(client, database)

    def test_b02_the_choice_among_places_decides(self, client):
        asked = send(client, ort="Frankfurt", einwilligung="ja")

        answer = press(client, asked, robin.GO, {"ort_wahl": "frankfurt-oder-brandenburg"})

        assert answer.status_code == 303
        assert robin.stored(client)["ort"] == "frankfurt-oder-brandenburg"

    def test_b02_a_new_text_beats_the_old_choice(self, client):
        asked = send(client, ort="Frankfurt", einwilligung="ja")

        press(client, asked, robin.GO, {"ort": "Parchim", "ort_wahl": "frankfurt-oder-brandenburg"})

        assert robin.stored(client)["ort"] == "parchim-mecklenburg-vorpommern"


class TestBegin:
    def test_b03_stores_place_radius_and_consent_and_goes_on(self, client, database):
        answer = send(client, ort="19370", umkreis="50", einwilligung="ja")

        assert answer.status_code == 303
        assert answer.location == robin.question_path("s02")
        assert robin.stored(client) == {"ort": "19370", "umkreis": "50", "einwilligung": "ja"}
        assert len(rows_of(database)["consultation"]) == 1

    def test_answers_are_unreadable_in_the_database(self, client, database):
        send(client, ort="Parchim", einwilligung="ja")

        assert "parchim" not in "".join(rows_of(database)["consultation"]).lower()

    def test_b16_needs_no_account_and_sets_one_cookie(self, client):
        answer = send(client, ort="19370", einwilligung="ja")

        cookies = {one.partition("=")[0] for one in answer.headers.getlist("Set-Cookie")}
        assert cookies == {"sitzung"}

    def test_b17_can_be_repeated(self, client, database):
        first = robin.advise(client, robin.NOTHING_NEEDED)

        answer = send(client, ort="Dresden", einwilligung="ja")

        assert first.status_code == 200
        assert answer.status_code == 303
        assert robin.stored(client)["ort"] == "dresden-sachsen"
        assert len(rows_of(database)["consultation"]) == 1

    def test_a_second_start_keeps_the_answers_given_so_far(self, client):
        robin.keep(client, robin.AT_HOME)

        send(client, ort="Dresden", einwilligung="ja")

        assert robin.stored(client)["wunsch"] == "zuhause"

    def test_the_running_consultation_fills_place_and_radius_but_never_the_tick(self, client):
        robin.keep(client, robin.AT_HOME | {"umkreis": "10"})

        start = client.get(robin.START)

        form = find_form(start, button=robin.GO)
        assert form.chosen("ort") == ["19370 Parchim"]
        assert form.chosen("umkreis") == ["10"]
        assert form.chosen("einwilligung") == []
        assert pages.links(pages.tree(start))["Weiter, wo Sie waren"] == robin.RESULT

    def test_sends_at_most_three_statements(self, client, database):
        page = client.get(robin.START)

        with counted(database) as statements:
            press(client, page, robin.GO, robin.PARCHIM)

        assert 1 <= len(statements) <= 3

    def test_a_code_deleted_at_this_moment_is_replaced_by_a_fresh_key(self, client, monkeypatch):
        code = make_code(random_bits=7)
        monkeypatch.setattr(session, "key_to_begin_with", lambda: code)

        answer = send(client, ort="Dresden", einwilligung="ja")

        assert answer.status_code == 303
        assert robin.stored(client)["ort"] == "dresden-sachsen"

    def test_a_double_click_with_a_key_that_is_over_starts_twice(
        self, client, other_client, freeze
    ):
        robin.keep(client, robin.AT_HOME)
        with client.session_transaction() as own, other_client.session_transaction() as other:
            other[session.NAME] = own[session.NAME]
        freeze(NOW + timedelta(hours=24))

        answers = [send(one, ort="19370", einwilligung="ja") for one in (client, other_client)]

        assert [one.status_code for one in answers] == [303, 303]
        with client.session_transaction() as own, other_client.session_transaction() as other:
            assert own[session.NAME] != other[session.NAME]
