"""The result of the Pflegegrad-Rechner: grade or range, the whole calculation, what is near."""

import pytest

from tests.factories import pages
from tests.factories.pflegegrad import ADULT, BABY, CHILD, GRADE_3, NOTHING, begin, result, turn
from tests.support.html import text_of, walk

SELF_CARE = {f"4.{number}": "1" for number in range(1, 11)}
"""Module 4 with 7 x 1 + 3 + 2 + 2 = 14: 20 weighted points."""


def text(client, answers, *, person=ADULT):
    return pages.main_text(result(client, {**NOTHING, **answers}, person=person))


def headline(page):
    return text_of(pages.element(pages.tree(page), "ergebnis"))


def card(page, number):
    """Return the text of the calculation of one module."""
    return next(
        text_of(one)
        for one in walk(pages.tree(page), "li")
        if text_of(one).startswith(f"Modul {number}:")
    )


class TestGrade:
    def test_pg05_pg11_a_whole_calculation(self, client):
        page = result(client, GRADE_3)

        assert page.status_code == 200
        assert headline(page) == "Voraussichtlich Pflegegrad 3"
        assert "47,5 von 100 Punkten" in pages.main_text(page)
        for number, raw, punktbereich, severity, weighted in (
            (
                1,
                "5 von 15",
                "2 von 4 Gewichtete",
                "Das sind erhebliche Beeinträchtigungen.",
                "5 von 10",
            ),
            (2, "0 von 33", "0 von 4 Gewichtete", "Das sind keine Beeinträchtigungen.", "0 von 15"),
            (3, "0 von 65", "0 von 4 Gewichtete", "Das sind keine Beeinträchtigungen.", "0 von 15"),
            (
                4,
                "21 von 54",
                "3 von 4 Gewichtete",
                "Das sind schwere Beeinträchtigungen.",
                "30 von 40",
            ),
            (
                5,
                "1 von 15",
                "1 von 4 Gewichtete",
                "Das sind geringe Beeinträchtigungen.",
                "5 von 20",
            ),
            (
                6,
                "6 von 18",
                "2 von 4 Gewichtete",
                "Das sind erhebliche Beeinträchtigungen.",
                "7,5 von 15",
            ),
        ):
            assert all(
                part in card(page, number) for part in (raw, punktbereich, severity, weighted)
            )

    def test_pg05_nothing_is_no_grade(self, client):
        page = result(client, NOTHING)

        assert headline(page) == "Voraussichtlich kein Pflegegrad"
        assert "Bis Pflegegrad 1 fehlen 12,5 Punkte (Schwelle: 12,5)." in pages.main_text(page)

    @pytest.mark.parametrize(
        ("answers", "points", "grade"),
        [
            ({"4.1": "3", "6.1": "0"}, "10", "kein Pflegegrad"),
            ({"4.1": "3", "1.1": "2"}, "12,5", "Pflegegrad 1"),
            ({**SELF_CARE, "6.1": "1", "1.1": "2"}, "26,25", "Pflegegrad 1"),
            ({**SELF_CARE, "2.1": "2", "6.1": "1"}, "27,5", "Pflegegrad 2"),
        ],
    )
    def test_pg05_the_points_decide(self, client, answers, points, grade):
        shown = text(client, answers)

        assert f"Voraussichtlich {grade} {points} von 100 Punkten" in shown

    def test_pg02_pg04_the_higher_of_modules_2_and_3_counts(self, client):
        page = result(client, {**NOTHING, "2.1": "2", "3.1": "2", "3.2": "2"})

        assert "Zählt, weil der Wert höher ist als der von Modul 2" in card(page, 3)
        assert "Zählt nicht: Der Wert von Modul 3" in card(page, 2)
        assert "11,25 von 100 Punkten" in pages.main_text(page)

    def test_pg04_a_tie_counts_once(self, client):
        page = result(client, {**NOTHING, "2.1": "2", "3.1": "1"})

        assert "Modul 3 hat denselben Wert. Beide zusammen zählen nur einmal" in card(page, 2)
        assert "3,75 von 100 Punkten" in pages.main_text(page)

    def test_pg09_feeding_in_part_gives_more_than_wholly(self, client):
        assert "6 von 54" in card(result(client, {**NOTHING, "4.13": "1"}), 4)
        assert "3 von 54" in card(result(client, {**NOTHING, "4.13": "2"}), 4)

    def test_pg09_4_11_counts_only_when_incontinent(self, client):
        dry = result(client, {**NOTHING, "4.11": "3", "continence_urine": "1"})
        wet = result(client, {**NOTHING, "4.11": "3", "continence_urine": "2"})

        assert "0 von 54" in card(dry, 4)
        assert "3 von 54" in card(wet, 4)

    def test_pg10_weeks_and_months_are_converted_and_added_by_group(self, client):
        seldom = {"5.1": "6", "5.1.takt": "woche"}
        daily = {**seldom, "5.2": "5", "5.2.takt": "monat"}

        assert "0 von 15" in card(result(client, {**NOTHING, **seldom}), 5)
        assert "1 von 15" in card(result(client, {**NOTHING, **daily}), 5)


class TestNear:
    def test_pg11_both_grades_are_named_near_a_threshold(self, client):
        shown = text(client, GRADE_3)

        assert "Schon eine einzige andere Antwort kann zu Pflegegrad 2 führen" in shown
        assert "Bis Pflegegrad 4 fehlen 22,5 Punkte (Schwelle: 70)." in shown
        assert "Die Schwelle von Pflegegrad 3 (47,5) ist genau erreicht." in shown
        assert "Eine Stufe weniger: 37,5 Punkte, Pflegegrad 2 4.8 Essen" in shown

    def test_pg11_what_one_step_changes_is_named(self, client):
        shown = text(client, {"1.1": "1", "4.1": "3", "4.2": "3"})

        assert "Eine Stufe mehr: 12,5 Punkte, Pflegegrad 1 1.1 Positionswechsel im Bett" in shown
        assert "1.3 Umsetzen" in shown
        assert "Harnkontinenz" not in shown

    def test_far_from_every_threshold_nothing_is_near(self, client):
        shown = text(client, {})

        others = shown.partition("Was andere Antworten ändern würden")[2]
        assert "Einmal mehr am Tag: 20 Punkte, Pflegegrad 1 5.12 Zeit- und technik" in others
        assert "Nahe an der Schwelle" not in shown
        assert "Eine Stufe mehr oder weniger bei einer einzelnen Frage würde den" in shown
        assert "5.1 Medikation" in others
        assert "4.13 Ernährung parenteral oder über Sonde: „teilweise“ statt „entfällt“" in shown


class TestOpen:
    def test_pg12_an_open_answer_gives_a_range_and_the_way_to_answer_it(self, client):
        answers = {key: one for key, one in GRADE_3.items() if key not in {"4.8", "6.1"}}

        page = result(client, answers)

        assert headline(page) == "Pflegegrad 2 oder 3 möglich"
        assert "unvollständig" in pages.main_text(page)
        assert "4.8 Essen" in pages.main_text(page)
        assert "6.1 Gestaltung des Tagesablaufs" in pages.main_text(page)
        back = turn(client, page, {}, button="Modul 4 beantworten")
        assert pages.heading(back) == "Modul 4: Selbstversorgung"

    def test_pg12_nothing_answered_is_everything_possible(self, client):
        page = result(client, {})

        assert headline(page) == "Kein Pflegegrad oder Pflegegrad 1 bis 5 möglich"
        assert "0 bis 100 von 100 Punkten" in pages.main_text(page)
        for module in (2, 3):
            words = "Von Modul 2 und 3 zählt nur der höhere Wert. Das ist noch offen"
            assert words in card(page, module)
        assert "Voraussichtlich" not in pages.main_text(page)

    def test_pg12_one_grade_may_be_sure_before_all_is_answered(self, client):
        everything = {key: "3" for key in NOTHING if key[0] in "1246" and key[1] == "."}
        answers = {**NOTHING, **everything, "1.B": "0", "4.13": "1", "4.1": "x", "4.K": "0"}
        answers |= {"5.12.takt": "tag", "5.12": "1", "5.16": "3"}

        assert headline(result(client, answers)).startswith("Bisher ist nur Pflegegrad")


class TestSpecialCases:
    def test_pg06_the_special_constellation_stands_beside_the_points(self, client):
        shown = text(client, {**GRADE_3, "1.B": "1"})

        assert "Voraussichtlich Pflegegrad 5" in shown
        assert "kann die Pflegekasse Pflegegrad 5 auch ohne 90 Punkte zuerkennen" in shown
        remark, _, points = shown.partition("Nach Punkten allein: Pflegegrad 3.")
        assert "Nahe an der Schwelle" not in remark
        assert "Nach Punkten: Nahe an der Schwelle" in points
        assert "nicht die besondere Bedarfskonstellation" in points

    def test_pg06_without_it_no_remark(self, client):
        assert "Bedarfskonstellation:" not in text(client, GRADE_3)

    def test_pg07_babies_are_graded_one_step_higher(self, client):
        answers = {"3.1": "3", "3.2": "3"}

        shown = text(client, answers, person=BABY)

        assert "Voraussichtlich Pflegegrad 2" in shown
        assert "Voraussichtlich Pflegegrad 1" in text(client, answers)
        assert "Bis 18 Monate" in shown
        assert "Modul 1: Mobilität" not in shown

    def test_pg08_children_are_told_that_the_comparison_cannot_be_replaced(self, client):
        shown = text(client, GRADE_3, person=CHILD)

        assert "kann der Rechner nicht ersetzen" in shown
        assert "kann der Rechner nicht ersetzen" not in text(client, GRADE_3)


class TestAround:
    def test_pg13_the_disclaimer_stands_next_to_the_result(self, client):
        page = result(client, GRADE_3)

        section = next(
            one
            for one in walk(pages.tree(page), "section")
            if one.get("aria-labelledby") == "ergebnis"
        )
        assert "unverbindlich" in text_of(section)
        assert "Medizinischen Dienst oder Medicproof" in text_of(section)
        assert "Entscheidung der Pflegekasse" in text_of(section)
        assert "Rechtsstand 2. März 2026" in text_of(section)

    def test_pg14_the_law_of_the_day_is_named_with_links(self, client):
        page = result(client, GRADE_3, person={**ADULT, "tag": "2024-05-01"})

        assert "Gerechnet nach dem Recht am 1. Mai 2024" in pages.main_text(page)
        links = pages.links(pages.tree(page))
        assert links["Anlage 1 zu § 15 SGB XI"].startswith("https://www.gesetze-im-internet.de/")
        assert "§ 15 Abs. 3 SGB XI" in links

    def test_the_next_steps_lead_to_articles(self, client):
        links = pages.links(pages.tree(result(client, GRADE_3)))

        for title in ("Antrag stellen", "Begutachtung vorbereiten", "Höherstufung und Widerspruch"):
            assert client.get(links[title]).status_code == 200

    def test_answers_can_be_changed_afterwards(self, client):
        start = turn(client, result(client, GRADE_3), {}, button="Antworten ändern")

        again = turn(client, start, {}, button="Weiter")

        assert pages.heading(again) == pages.heading(begin(client))
