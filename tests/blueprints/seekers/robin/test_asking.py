"""Robin's question pages: the way through them, and what is refused."""

import re

import pytest

from tests.factories import pages, robin
from tests.factories.forms import find_form, press
from tests.factories.robin import question_path
from tests.support.html import text_of, walk
from tests.support.statements import counted, writes_nothing


def without(answers, *names):
    return {key: value for key, value in answers.items() if key not in names}


class TestWalk:
    def test_b08_questions_come_one_page_at_a_time_in_order(self, client):
        titles = [pages.heading(page) for page in robin.steps(client, robin.AT_HOME)]

        assert titles == [
            "Um wen geht es?",
            "Um wen geht es?",  # whether the person knows is asked once it is somebody else
            "Pflegegrad und Hilfebedarf",
            "Lebenslage",
            "Wünsche und Helfende",
            "Wünsche und Helfende",  # who helps most is asked once somebody helps
            "Besondere Wünsche",
            "Ihre Interessenfelder",
            "Hauswirtschaft und Einkauf",
            "Ihr persönliches Info-Paket und Hilfe vor Ort",
        ]

    def test_b13_unchosen_fields_add_no_page(self, client):
        visited = {page.request.path for page in robin.steps(client, robin.NOTHING_NEEDED)}

        assert visited == {question_path(f"s{number:02}") for number in (2, 3, 4, 5, 6, 7, 23)} | {
            robin.RESULT
        }

    def test_b13_each_chosen_field_adds_its_page(self, client):
        robin.keep(client, without(robin.EVERY_PART, "interessen"))

        robin.answer(client, robin.INTERESTS, {"interessen": ("demenz", "wohnen")})

        reached = [client.get(question_path(key)).request.path for key in ("s15", "s16", "s17")]
        assert reached == [question_path(key) for key in ("s15", "s16", "s17")]

    def test_b19_not_knowing_counts_as_an_answer_and_never_blocks(self, client):
        unknown = {
            **robin.NOTHING_NEEDED,
            "pg_status": "weiss_nicht",
            "hilfebedarf": "weiss_nicht",
            "alter": "keine_angabe",
            "wohnt": "weiss_nicht",
            "wann": "weiss_nicht",
            "wer_hilft": ("weiss_nicht",),
            "kasse": "weiss_nicht",
            "wuensche": ("weiss_nicht",),
            "interessen": ("demenz",),
            "demenz.stand": "weiss_nicht",
            "demenz.verhalten": ("weiss_nicht",),
        }

        assert robin.walk(client, unknown).status_code == 200

    def test_b15_b16_b20_x14_all_of_it_works_without_scripts_account_and_answers_in_addresses(
        self, client
    ):
        addresses = []
        for page in robin.steps(client, robin.EVERY_PART):
            assert "HX-Request" not in page.request.headers
            addresses.append(page.request.full_path.rstrip("?"))
            if page.request.path != robin.RESULT:
                form = find_form(page, button=robin.NEXT)
                assert form.method == "POST"
                addresses.append(form.action)

        assert addresses[-1] == robin.RESULT
        for address in addresses:
            assert re.fullmatch(r"/digitale-beratung/(frage/s[0-9]{2}|ergebnis)", address)

    def test_progress_is_told_in_words(self, client):
        page = robin.begin(client)

        assert text_of(pages.element(pages.tree(page), "fortschritt")) == "Schritt 2 von 7"


class TestMandatory:
    def test_b09_page_repeats_with_the_error_next_to_the_question(self, client):
        robin.begin(client)

        refused = robin.answer(client, robin.PERSON, {"fuer_wen": "selbst"})

        assert refused.status_code == 422
        assert pages.problems(refused) == [
            ("pg_status", "Bitte beantworten Sie: „Gibt es einen Pflegegrad?“")
        ]
        fieldset = pages.element(pages.tree(refused), "pg_status")
        assert "Bitte beantworten Sie" in text_of(fieldset)
        assert find_form(refused, button=robin.NEXT).chosen("fuer_wen") == ["selbst"]

    def test_b09_mandatory_questions_are_marked(self, client):
        robin.keep(client, robin.AT_HOME)
        root = pages.tree(client.get(robin.HELPERS))

        legends = {text_of(one) for one in walk(root, "legend")}
        assert "Wer hilft bisher? *" in {legend.replace("\xa0", " ") for legend in legends}
        assert "Wie ist die Person versichert?" in legends

    def test_b09_a_refused_page_stores_nothing(self, client, database):
        robin.begin(client)
        page = client.get(robin.PERSON)

        with writes_nothing(database):
            assert press(client, page, robin.NEXT, {"fuer_wen": "selbst"}).status_code == 422

    def test_an_empty_optional_question_is_no_error(self, client):
        robin.keep(client, without(robin.AT_HOME, "wuensche"))

        assert robin.answer(client, robin.WISHES).status_code == 303


class TestRefused:
    def test_b20_exclusive_option_beside_another_is_refused_with_both_still_ticked(self, client):
        robin.keep(client, robin.AT_HOME)

        refused = robin.answer(client, robin.HELPERS, {"wer_hilft": ("kinder_familie", "niemand")})

        assert refused.status_code == 422
        assert [name for name, _ in pages.problems(refused)] == ["wer_hilft"]
        assert "„Niemand“" in pages.problems(refused)[0][1]
        assert find_form(refused, button=robin.NEXT).chosen("wer_hilft") == [
            "kinder_familie",
            "niemand",
        ]
        assert robin.stored(client)["wer_hilft"] == ("kinder_familie",)

    @pytest.mark.parametrize(
        ("path", "values", "name"),
        [
            (robin.LIFE, {"wunsch": "mond"}, "wunsch"),
            (robin.LIFE, {"wunsch": ["zuhause", "heim"]}, "wunsch"),
            (robin.PERSON, {"fuer_wen": "<b>x</b>"}, "fuer_wen"),
            (robin.INTERESTS, {"interessen": ["haushalt", "nichts"]}, "interessen"),
        ],
    )
    def test_what_is_not_offered_is_refused(self, client, path, values, name):
        robin.keep(client, robin.AT_HOME)
        form = robin.form_on(client, path)
        kept = {one: form.chosen(one) for one in form.names}

        refused = client.post(path, data=kept | values)

        assert refused.status_code == 422
        assert [anchor for anchor, _ in pages.problems(refused)] == [name]
        assert robin.stored(client) == robin.AT_HOME

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            ("entlastung.ab", "31.2.2026", "Bitte geben Sie ein Datum ein"),
            ("entlastung.ab", "bald", "Bitte geben Sie ein Datum ein"),
            ("entlastung.tage", "zwei", "Bitte geben Sie eine ganze Zahl ein"),
            ("entlastung.tage", "0", "Bitte geben Sie mindestens 1 ein."),
            ("entlastung.tage", "999", "Bitte geben Sie höchstens 366 ein."),
            ("entlastung.tage", "9" * 150, "Bitte geben Sie eine ganze Zahl ein"),
        ],
    )
    def test_dates_and_numbers_are_checked_and_kept_as_typed(self, client, field, typed, sentence):
        robin.keep(client, robin.EVERY_PART)

        refused = robin.answer(client, question_path("s21"), {field: typed})

        assert refused.status_code == 422
        assert pages.problems(refused)[0][1].startswith(sentence)
        assert find_form(refused, button=robin.NEXT).chosen(field) == [typed]

    @pytest.mark.parametrize("typed", ["1.4.2026", "2026-04-01", "01. 04. 2026"])
    def test_dates_are_read_as_people_write_them(self, client, typed):
        robin.keep(client, robin.EVERY_PART)

        accepted = robin.answer(client, question_path("s21"), {"entlastung.ab": typed})

        assert accepted.status_code == 303
        assert robin.stored(client)["entlastung.ab"] == "2026-04-01"

    def test_fields_of_other_pages_are_ignored(self, client):
        robin.keep(client, robin.AT_HOME)
        form = robin.form_on(client, robin.WISHES)

        accepted = client.post(
            robin.WISHES,
            data={
                "csrf_token": form.chosen("csrf_token")[0],
                "wunsch": "heim",
                "einwilligung": "",
                "lizenz": "1",
            },
        )

        assert accepted.status_code == 303
        assert robin.stored(client) == robin.AT_HOME


class TestStatements:
    @pytest.mark.parametrize(
        "path", [question_path("s02"), question_path("s05"), question_path("s07")]
    )
    def test_a_step_sends_at_most_three(self, client, database, path):
        robin.keep(client, robin.AT_HOME)

        with counted(database) as shown:
            page = client.get(path)
        with counted(database) as sent:
            press(client, page, robin.NEXT)

        assert len(shown) <= 3
        assert len(sent) <= 3
