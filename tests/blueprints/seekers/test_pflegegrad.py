"""The pages of the Pflegegrad-Rechner: what they ask, keep and refuse."""

import html

import brotli
import pytest

from tests.factories import pages
from tests.factories.forms import find_form, press
from tests.factories.pflegegrad import (
    ADULT,
    BABY,
    BACK,
    BEGIN,
    CHILD,
    GRADE_3,
    INSTRUMENT,
    NEXT,
    NOTHING,
    PAGES,
    SO_FAR,
    START,
    begin,
    result,
    turn,
    walk,
)
from tests.support.html import text_of
from tests.support.html import walk as elements

MOST_BYTES = 8_000
TWICE_A_DAY = {"5.1": "2", "5.1.takt": "tag"}


def legends(page):
    return [text_of(one) for one in elements(pages.tree(page), "legend")]


def send(client, page, **fields):
    """Send the form of a page with fields as nobody fills them in."""
    form = find_form(page, button=NEXT)
    data = form.filled({}, button=NEXT)
    for name, value in fields.items():
        data.setlist(name, [value])
    return client.post(form.action, data=data)


class TestStart:
    def test_pg13_says_what_it_is_and_who_decides(self, client):
        text = pages.main_text(client.get(START))

        assert "Unverbindliche Ersteinschätzung" in text
        assert "entscheidet die Pflegekasse" in text
        assert "Medizinischen Dienst oder Medicproof" in text
        assert "Wir speichern nichts" in text

    def test_the_day_is_today_and_nobody_is_chosen(self, client):
        form = find_form(client.get(START), button=BEGIN)

        assert form.chosen("tag") == ["2026-03-02"]
        assert form.chosen("person") == []
        assert form.options("person") == ["adult", "child", "baby"]

    @pytest.mark.parametrize(
        ("typed", "field", "sentence"),
        [
            ({}, "person", "Wählen Sie aus, für wen"),
            ({"person": "child"}, "geburtsdatum", "Geben Sie das Geburtsdatum des Kindes ein"),
            ({"geburtsdatum": "morgen"}, "geburtsdatum", "zum Beispiel 24.12.2019"),
            ({"geburtsdatum": "1.1.20191"}, "geburtsdatum", "zum Beispiel 24.12.2019"),
            ({"geburtsdatum": "31.02.2020"}, "geburtsdatum", "zum Beispiel 24.12.2019"),
            ({"geburtsdatum": "1850-01-01"}, "geburtsdatum", "zum Beispiel 24.12.2019"),
            ({"geburtsdatum": "2026-03-03"}, "geburtsdatum", "vor dem Tag der Begutachtung"),
            (
                {"person": "baby", "geburtsdatum": "2020-01-01"},
                "geburtsdatum",
                "passt nicht zu Ihrer Auswahl",
            ),
            ({"person": "adult", "tag": ""}, "tag", "Geben Sie den Tag der Begutachtung"),
            ({"person": "adult", "tag": "2016-12-31"}, "tag", "ab dem 1. Januar 2017"),
            ({"person": "adult", "tag": "2027-03-03"}, "tag", "höchstens ein Jahr"),
        ],
    )
    def test_pg14_what_is_missing_or_wrong_is_named_and_kept(self, client, typed, field, sentence):
        page = press(client, client.get(START), BEGIN, typed)

        assert page.status_code == 422
        assert [name for name, _ in pages.problems(page)] == [field]
        assert sentence in pages.problems(page)[0][1]
        form = find_form(page, button=BEGIN)
        for name, value in typed.items():
            assert form.chosen(name) == [value]

    @pytest.mark.parametrize(
        ("person", "title"),
        [
            ({"geburtsdatum": "1950-05-01"}, "Mobilität"),
            ({"geburtsdatum": "01.05.1950", "tag": "24.12.2026"}, "Mobilität"),
            ({"geburtsdatum": "2022-03-01"}, "Mobilität"),
            ({"geburtsdatum": "2026-03-02"}, "Mobilität"),
        ],
    )
    def test_pg07_a_date_of_birth_decides_the_class(self, client, person, title):
        page = begin(client, person)

        assert page.status_code == 200
        assert pages.heading(page).endswith(title)

    def test_the_addresses_of_questions_and_result_lead_here(self, client):
        for path in (PAGES, "/pflegegrad-rechner/ergebnis"):
            assert client.get(path).location == START


class TestQuestions:
    def test_pg01_all_criteria_are_asked_in_official_words(self, client):
        text = html.unescape(" ".join(page.text for page in walk(client, {})[:-1]))

        for one in (*INSTRUMENT.criteria.values(), *INSTRUMENT.measures.values()):
            assert (f"{one.id} {one.name}" in text) is (one.id != "5.K")
        assert INSTRUMENT.special.name in text

    def test_every_question_is_a_group_with_explanation_and_example(self, client):
        page = begin(client)

        assert legends(page)[0] == "1.1 Positionswechsel im Bett"
        assert len(legends(page)) == 6
        assert page.text.count("Erklärung und Beispiel") == 6
        assert "Beispiel: Herr K. dreht sich allein" in pages.main_text(page)
        assert "Das meiste schafft die Person selbst" in pages.main_text(page)

    def test_pg07_babies_are_asked_for_few_modules(self, client):
        titles = [pages.heading(page).split(":")[0] for page in walk(client, {}, person=BABY)[:-1]]

        assert titles == ["Modul 1", "Modul 3", "Modul 4", "Modul 5", "Modul 5", "Modul 5"]

    def test_pg08_children_see_what_is_usual_at_their_age(self, client):
        page = walk(client, {}, person=CHILD)[3]

        assert "Bei gesunden Kindern dieses Alters üblich: „überwiegend selbständig“" in page.text
        assert "gesunden Kindern" not in walk(client, {})[3].text

    def test_pg09_continence_is_asked_before_what_depends_on_it(self, client):
        asked = legends(walk(client, {})[3])

        assert asked.index("Harnkontinenz") + 1 == next(
            place for place, one in enumerate(asked) if one.startswith("4.11")
        )

    def test_progress_and_the_way_back_keep_the_answers(self, client):
        first = begin(client)
        second = turn(client, first, {"1.1": "2", "1.2": "x", "1.B": "0"})
        again = turn(client, second, {"2.1": "1"}, button=BACK)

        assert "Schritt 2 von 8" in pages.main_text(second)
        form = find_form(again, button=NEXT)
        assert [form.chosen(one) for one in ("1.1", "1.2", "1.3", "1.B")] == [
            ["2"],
            ["x"],
            [],
            ["0"],
        ]
        forth = turn(client, again, {})
        assert find_form(forth, button=NEXT).chosen("2.1") == ["1"]

    def test_back_from_the_first_module_changes_the_person_and_keeps_the_answers(self, client):
        start = turn(client, begin(client), {"1.1": "2"}, button=BACK)

        assert find_form(start, button=NEXT).chosen("person") == ["adult"]
        again = press(client, start, NEXT, ADULT)
        assert find_form(again, button=NEXT).chosen("1.1") == ["2"]

    @pytest.mark.parametrize(("person", "number"), [(ADULT, 9), (CHILD, 9), (BABY, 7)])
    def test_every_page_is_small(self, client, person, number):
        found = walk(client, GRADE_3, person=person)
        found += [result(client, answers, person=person) for answers in ({}, NOTHING)]

        assert len(found) == number + 2
        assert max(len(brotli.compress(page.data, quality=5)) for page in found) < MOST_BYTES


class TestModule5:
    @pytest.fixture
    def page(self, client):
        return turn(client, result(client, {}), {}, button="Modul 5, Teil 1 von 3 beantworten")

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ({"5.1": "drei", "5.1.takt": "tag"}, "eine ganze Zahl von 0 bis 99"),
            ({"5.1": "3"}, "für den Tag, die Woche oder den Monat"),
            ({"5.1": "", "5.1.takt": "woche"}, "eine ganze Zahl von 0 bis 99"),
        ],
    )
    def test_pg10_what_is_wrong_is_named_and_kept(self, client, page, typed, sentence):
        again = turn(client, page, {**typed, "5.2": "1", "5.2.takt": "monat"})

        assert again.status_code == 422
        assert pages.problems(again)[0][0] == "5.1"
        assert sentence in pages.problems(again)[0][1]
        form = find_form(again, button=NEXT)
        assert form.chosen("5.1") == [typed["5.1"]]
        assert form.chosen("5.1.takt") == [typed.get("5.1.takt", "")]
        assert (form.chosen("5.2"), form.chosen("5.2.takt")) == (["1"], ["monat"])

    def test_back_goes_back_even_when_something_is_wrong(self, client, page):
        before = turn(client, page, {"5.1": "drei"}, button=BACK)

        assert before.status_code == 200
        assert pages.heading(before) == "Modul 4: Selbstversorgung"

    def test_what_is_wrong_keeps_the_answer_before(self, client, page):
        back = turn(client, turn(client, page, TWICE_A_DAY), {}, button=BACK)
        wrong = turn(client, back, {"5.1": "drei"})
        again = turn(client, turn(client, wrong, {}, button=BACK), {})

        assert find_form(again, button=NEXT).chosen("5.1") == ["2"]

    def test_an_answer_that_nobody_offers_is_refused(self, client):
        page = send(client, begin(client), **{"1.1": "7"})

        assert page.status_code == 422
        assert "eine der Antworten" in pages.problems(page)[0][1]

    def test_pg12_the_result_so_far_can_be_seen(self, client, page):
        found = turn(client, page, TWICE_A_DAY, button=SO_FAR)

        assert pages.heading(found) == "Ihre unverbindliche Ersteinschätzung"
