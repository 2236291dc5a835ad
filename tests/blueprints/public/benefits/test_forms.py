from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.blueprints.public.benefits.forms import (
    COUNT_FIELDS,
    COUNT_NEEDED,
    DEFAULTS,
    GRADE_NEEDED,
    MONEY_FIELDS,
    NO_NUMBER,
    TOO_MUCH,
    read_form,
)
from portal.law.fristen.feiertage import Land
from portal.law.leistungen.situation import Ersatzpflege, Situation, Wohnform
from portal.values.money import Money
from portal.web.law_days import NO_DAY

TODAY, FIRST, LAST = date(2026, 11, 22), date(2017, 1, 1), date(2027, 12, 31)


def read(**values: str):
    form = {"pflegegrad": "3"} | values
    return read_form(form=form, today=TODAY, first=FIRST, last=LAST)


def only_problem(entered):
    assert entered.situation is None
    (problem,) = entered.problems
    return problem.anchor, problem.sentence


class TestReading:
    def test_a_grade_alone_is_enough(self):
        entered = read()

        assert entered.situation == Situation(
            grade=3, day=TODAY, used=Decimal(0), helper=Ersatzpflege.ANGEHOERIGE
        )
        assert entered.land is None

    def test_every_field_reaches_the_situation(self):
        entered = read(
            pflegegrad="5", tag="1.5.2024", wohnform="heim", genutzt="898,20", einheit="euro",
            helfer="andere", land="BY", jung="ja", beihilfe="ja", heimmonate="14",
            umgewandelt="100", kosten="1.200,50 Euro", verhinderung="10", kurzzeitpflege="20 €",
            eigenanteil="1.500", entgelt="2.800", pflegemonate="7", tage_zuhause="31",
            personen="4",
        )  # fmt: skip

        assert entered.situation == Situation(
            grade=5,
            day=date(2024, 5, 1),
            home=Wohnform.HEIM,
            used=Money(898_20),
            helper=Ersatzpflege.ANDERE,
            is_under_25=True,
            has_beihilfe=True,
            months_in_home=14,
            converted=Money(100_00),
            expenses=Money(1_200_50),
            used_verhinderung=Money(10_00),
            used_kurzzeitpflege=Money(20_00),
            own_share=Money(1_500_00),
            facility_fee=Money(2_800_00),
            cared_for_months=7,
            days_at_home=31,
            persons_in_flat=4,
        )
        assert entered.land is Land.BY
        assert entered.has_details

    @pytest.mark.parametrize(
        ("unit", "text", "used"),
        [
            ("prozent", "60", Decimal(60)),
            ("prozent", "60 %", Decimal(60)),
            ("prozent", "100", Decimal(100)),
            ("prozent", "", Decimal(0)),
            ("euro", "", Money(0)),
            ("euro", "5.000", Money(500_000)),
        ],
    )
    def test_bl04_use_is_per_cent_or_euro(self, unit, text, used):
        entered = read(genutzt=text, einheit=unit)

        assert entered.situation is not None
        assert entered.situation.used == used

    def test_a_typed_day_goes_before_the_chosen_year(self):
        entered = read(zeit="2024-01-01", tag="30.06.2025")

        assert entered.situation is not None
        assert entered.situation.day == date(2025, 6, 30)

    def test_the_chosen_year_counts_without_a_day(self):
        entered = read(zeit="2024-01-01")

        assert entered.situation is not None
        assert entered.situation.day == date(2024, 1, 1)


class TestRefusing:
    @pytest.mark.parametrize("grade", ["", "0", "6", "drei", "3.0"])
    def test_bl01_only_grades_1_to_5_exist(self, grade):
        assert only_problem(read(pflegegrad=grade)) == ("pflegegrad-1", GRADE_NEEDED)

    @pytest.mark.parametrize("text", ["gestern", "30.02.2026", "2026"])
    def test_a_text_that_is_no_day(self, text):
        assert only_problem(read(tag=text)) == ("tag", NO_DAY)

    @pytest.mark.parametrize("text", ["31.12.2016", "01.01.2028", "01.01.0001", "31.12.9999"])
    def test_bl13_a_day_without_rule_names_the_days_that_have_one(self, text):
        anchor, sentence = only_problem(read(tag=text))

        assert anchor == "tag"
        assert "vom 1. Januar 2017 bis zum 31. Dezember 2027" in sentence

    @pytest.mark.parametrize("text", ["01.01.2017", "31.12.2027"])
    def test_the_first_and_the_last_day_are_taken(self, text):
        assert read(tag=text).situation is not None

    @pytest.mark.parametrize("text", ["100,01", "101", "9999999"])
    def test_bl04_more_than_100_per_cent_cannot_be_used(self, text):
        assert only_problem(read(genutzt=text)) == ("genutzt", TOO_MUCH)

    @pytest.mark.parametrize("unit", ["prozent", "euro"])
    @pytest.mark.parametrize("text", ["viel", "-5", "1e9", "12345678"])
    def test_bl04_use_that_is_no_number(self, unit, text):
        assert only_problem(read(genutzt=text, einheit=unit)) == ("genutzt", NO_NUMBER)

    @pytest.mark.parametrize("name", list(MONEY_FIELDS))
    def test_money_that_is_no_number(self, name):
        assert only_problem(read(**{name: "viel"})) == (name, NO_NUMBER)

    @pytest.mark.parametrize("text", ["0", "1,5", "bald", "-3", "1201"])
    def test_bl11_months_that_are_none(self, text):
        sentence = COUNT_NEEDED.format(first=1, last=1200)

        assert only_problem(read(heimmonate=text)) == ("heimmonate", sentence)

    @pytest.mark.parametrize("name", list(COUNT_FIELDS))
    def test_counts_just_outside_and_just_inside_what_is_possible(self, name):
        _, possible = COUNT_FIELDS[name]
        sentence = COUNT_NEEDED.format(first=possible[0], last=possible[-1])

        assert only_problem(read(**{name: str(possible[-1] + 1)})) == (name, sentence)
        assert read(**{name: str(possible[0])}).situation is not None
        assert read(**{name: str(possible[-1])}).situation is not None

    def test_bl05_care_that_was_too_short_shows_in_the_situation(self):
        assert read(tag="1.5.2024", pflegemonate="3").situation.cared_for_months == 3

    @pytest.mark.parametrize("name", ["wohnform", "helfer", "land", "einheit"])
    def test_answers_that_were_not_offered(self, name):
        entered = read(**{name: "mond"})

        assert [one.anchor.partition("-")[0] for one in entered.problems] == [
            "genutzt" if name == "einheit" else name
        ]

    def test_all_problems_come_at_once_in_the_order_of_the_page(self):
        entered = read(pflegegrad="", genutzt="viel", tag="nie", heimmonate="0")

        assert [one.anchor for one in entered.problems] == [
            "pflegegrad-1", "genutzt", "tag", "heimmonate"
        ]  # fmt: skip

    def test_what_was_typed_is_kept_and_fit_to_be_shown(self):
        entered = read(genutzt="vi\x00el" + "x" * 200)

        assert entered.typed["genutzt"].startswith("vi el")
        assert len(entered.typed["genutzt"]) == 100

    @given(st.dictionaries(st.sampled_from(sorted(DEFAULTS)), st.text(max_size=30)))
    def test_no_text_makes_it_fail(self, values):
        entered = read(**values)

        assert (entered.situation is None) == bool(entered.problems)
