from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.blueprints.public.benefits.showing import GROUPS, show_benefits
from portal.law.fristen.feiertage import Land
from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.situation import Ersatzpflege, Situation, Wohnform
from portal.values.money import Money
from portal.web.content import load_content
from portal.web.law_words import value_words

KNOWN = load_content()
TODAY, FEE_DAY = date(2026, 11, 22), date(2021, 4, 27)
SITUATIONS = st.builds(
    Situation,
    grade=st.integers(1, 5),
    day=st.dates(date(2017, 1, 1), date(2027, 12, 31)),
    home=st.sampled_from(Wohnform),
    used=st.integers(0, 100).map(Decimal) | st.integers(0, 300_000).map(Money),
    helper=st.sampled_from(Ersatzpflege),
    is_under_25=st.booleans(),
    has_beihilfe=st.booleans(),
)


def show(situation: Situation, land: Land | None = None):
    return show_benefits(situation=situation, land=land, known=KNOWN, today=TODAY)


class TestCards:
    @given(SITUATIONS)
    def test_bl13_shows_exactly_the_amounts_of_the_core(self, situation):
        found = list_leistungen(situation=situation, parameters=KNOWN.parameters)

        shown = show(situation)

        cards = [card for group in shown.groups for card in group.cards]
        assert sorted(
            (card.citation.norm, [line.value for line in card.lines]) for card in cards
        ) == (
            sorted(
                (one.value.citation.norm, [value_words(posten) for posten in one.value.posten])
                for one in found
                if one.value.is_due
            )
        )
        assert len(shown.refusals) == len(found) - len(cards)

    def test_every_benefit_stands_in_exactly_one_group(self):
        found = list_leistungen(
            situation=Situation(grade=3, day=TODAY), parameters=KNOWN.parameters
        )

        grouped = [name for _, names in GROUPS for name in names]
        assert sorted(grouped) == sorted(one.value.name for one in found)

    def test_bl02_grade_1_gets_no_pflegegeld_and_is_told_why(self):
        shown = show(Situation(grade=1, day=TODAY))

        refusal = next(one for one in shown.refusals if one.title == "Pflegegeld")
        assert refusal.reason == "Diese Leistung gibt es erst ab einem höheren Pflegegrad."
        assert "§ 37" in refusal.citation.norm


class TestLeftOut:
    def test_names_once_what_no_known_law_of_the_day_covers(self):
        converted = Situation(
            grade=3, day=date(2023, 12, 31), used=Decimal(60), converted=Money(10_000)
        )
        fee = Situation(
            grade=3, day=FEE_DAY, home=Wohnform.BEHINDERTENHILFE, facility_fee=Money(150_000)
        )

        assert [text.partition(" haben wir")[0] for text in show(converted).left_out] == [
            "Den umgewandelten Betrag"
        ]
        assert [text.partition(" haben wir")[0] for text in show(fee).left_out] == [
            "Das Entgelt der Einrichtung"
        ]
        assert show(replace(converted, day=TODAY)).left_out == ()


class TestCombination:
    @pytest.mark.parametrize("used", [Decimal(0), Decimal(100), Money(149_700)])
    def test_bl04_nothing_and_everything_are_no_combination(self, used):
        assert show(Situation(grade=3, day=TODAY, used=used)).combination is None


class TestDeadlines:
    def names(self, shown) -> dict[str, date]:
        return {one.frist.name: one.frist.ends_on for one in shown.deadlines}

    def test_bl07_bl09_bl12_bl14_come_in_order_with_their_days(self):
        shown = show(Situation(grade=3, day=TODAY), Land.NW)

        assert self.names(shown) == {
            "wohnumfeld_entscheidung": date(2026, 12, 14),
            "wohnumfeld_entscheidung_gutachten": date(2026, 12, 28),
            "entscheidung": date(2026, 12, 28),
            "beratungsbesuch": date(2026, 12, 31),
            "gemeinsamer_jahresbetrag_verfall": date(2026, 12, 31),
            "entlastungsbetrag_verfall": date(2027, 6, 30),
            "verhinderung_antrag": date(2027, 12, 31),
        }
        days = [one.frist.ends_on for one in shown.deadlines]
        assert days == sorted(days)

    def test_bl14_holidays_of_the_land_move_the_decision(self):
        by_land = {land: self.names(show(Situation(grade=3, day=date(2026, 12, 15)), land))
                   for land in (Land.HH, Land.BY)}  # fmt: skip

        assert by_land[Land.HH]["entscheidung"] == date(2027, 1, 21)
        assert by_land[Land.BY]["entscheidung"] == date(2027, 1, 22)  # Heilige Drei Könige

    def test_bl14_without_land_nothing_is_said_about_decisions(self):
        assert "entscheidung" not in self.names(show(Situation(grade=3, day=TODAY)))

    def test_bl14_before_the_rule_there_is_no_such_deadline(self):
        assert "entscheidung" not in self.names(
            show(Situation(grade=3, day=date(2019, 5, 1)), Land.NW)
        )

    def test_days_that_have_passed_are_marked(self):
        shown = show(Situation(grade=3, day=date(2024, 5, 1)))

        assert {one.is_over for one in shown.deadlines} == {True}


class TestPlans:
    def test_x09_plans_are_apart_from_the_law(self):
        shown = show(Situation(grade=3, day=date(2027, 5, 1)))

        (plan,) = shown.planned
        assert plan.value == "175 Euro im Monat"
        assert plan.period == "geplant ab 01.01.2027"
        lines = [
            line.value for group in shown.groups for card in group.cards for line in card.lines
        ]
        assert plan.value not in lines

    def test_x09_grade_1_has_no_part_in_this_plan(self):
        assert show(Situation(grade=1, day=TODAY)).planned == ()
