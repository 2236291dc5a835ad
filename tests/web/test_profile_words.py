"""What providers tell, in German words."""

from decimal import Decimal

import pytest

from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.profiles.hours import DaysAlike, Span
from portal.domain.profiles.own_share import MonthStep
from portal.domain.profiles.prices import ALL_GRADES, ITEMS, PriceItem, Prices
from portal.values.money import Money
from portal.values.weekday import Weekday
from portal.web import profile_words as words

SPANS = (Span("08:00", "12:00"), Span("13:00", "16:30"))


@pytest.mark.parametrize(
    ("cents", "text"), [(0, "0,00 €"), (123_456, "1.234,56 €"), (25_000_000, "250.000,00 €")]
)
def test_euros(cents, text):
    assert words.euros(Money(cents)) == text.replace(" ", "\u00a0")


@pytest.mark.parametrize("category", Category)
def test_every_price_has_words_and_a_measure(category):
    for item in ITEMS[category]:
        assert words.price_words(item, category)
        assert words.price_per(item, category).startswith(("im ", "am ", "je "))


def test_each_price_is_a_line_with_grades_and_measure():
    care = (PriceItem.PFLEGE, 2)
    prices = Prices({care: Money(123_456), (PriceItem.FAHRT, ALL_GRADES): Money(850)})

    lines = dict(words.price_lines(prices, Category.TAGESPFLEGE))

    assert lines["Pflege"] == ("Pflegegrad 2: 1.234,56\u00a0€ am Tag",)
    assert lines["Fahrt hin und zurück"] == ("8,50\u00a0€ am Tag",)
    assert lines["Verpflegung"] == ("nicht angegeben",)


def test_care_in_a_heim_is_the_own_part():
    assert words.price_words(PriceItem.PFLEGE, Category.STATIONAER) == "Ihr Anteil an der Pflege"
    assert words.price_words(PriceItem.PFLEGE, Category.TAGESPFLEGE) == "Pflege"


@pytest.mark.parametrize(
    ("grades", "text"),
    [(None, "alle Pflegegrade"), ((1, 1), "Pflegegrad 1"), ((2, 5), "Pflegegrad 2 bis 5")],
)
def test_grades(grades, text):
    assert words.grades_words(grades) == text


@pytest.mark.parametrize(
    ("first", "last", "text"), [(13, 24, "13. bis 24. Monat"), (37, None, "ab dem 37. Monat")]
)
def test_stays(first, last, text):
    assert words.stay_words(MonthStep(first, last, None, Money(0), Money(0))) == text


@pytest.mark.parametrize(
    ("first", "last", "text", "schema"),
    [
        (Weekday.MO, Weekday.MO, "Mo", "Mo"),
        (Weekday.SA, Weekday.SO, "Sa und So", "Sa-Su"),
        (Weekday.MO, Weekday.FR, "Mo bis Fr", "Mo-Fr"),
    ],
)
def test_days(first, last, text, schema):
    days = DaysAlike(first, last, SPANS)

    assert words.days_words(days) == text
    assert words.schema_hours(days) == (f"{schema} 08:00-12:00", f"{schema} 13:00-16:30")
    assert words.spans_words(days) == "08:00 bis 12:00 Uhr und 13:00 bis 16:30 Uhr"


def test_languages_are_no_other_services():
    services = (Service.STA_VOLL, Service.SPRACHE_EN)

    assert words.own_languages(services) == (Service.SPRACHE_EN,)
    assert words.other_services(services) == (Service.STA_VOLL,)


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 kB"), (340_001, "341 kB"), (1_000_000, "1,0 MB"), (2_310_000, "2,4 MB")],
)
def test_sizes(size, text):
    assert words.size_words(size) == text


@pytest.mark.parametrize(
    ("number", "text"), [("2.50", "2,5"), ("3", "3"), ("100", "100"), ("54.75", "54,75")]
)
def test_numbers(number, text):
    assert words.plain_number(Decimal(number)) == text


@pytest.mark.parametrize(
    ("floor", "text"), [(0, "Erdgeschoss"), (2, "2. Etage"), (-1, "Untergeschoss")]
)
def test_floors(floor, text):
    assert words.floor_words(floor) == text
