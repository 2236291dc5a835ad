"""What one form holds is checked before it is stored and comes back as it was."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.domain.matching.category import Category
from portal.domain.profiles.content import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Award,
    Person,
    ProfileContent,
    Rooms,
    Section,
    check_content,
    content_from_columns,
    content_to_columns,
)
from portal.domain.profiles.hours import Span
from portal.domain.profiles.housing import AgeFeature, Shape
from portal.domain.profiles.prices import ALL_GRADES, PriceItem, Prices
from portal.domain.profiles.rich_text import read_rich_text
from portal.values.errors import Invalid
from portal.values.money import Money
from portal.values.weekday import Weekday

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FULL = ProfileContent(
    person=Person("Ida Muster", "Leitung", "030 23125 001", "ida@example.org"),
    hours={Weekday.MO: (Span("08:00", "12:00"),)},
    description=read_rich_text(text="Ein <strong>Haus</strong>"),
    features=("Garten", "Kapelle"),
    languages=("Plattdeutsch",),
    transport="Bus 12, Haltestelle Musterweg",
    prices=Prices({(PriceItem.PAUSCHALE, ALL_GRADES): Money(12_000)}),
    rooms=Rooms(single=10, double=2, with_bath=12),
    awards=(Award("Demo-Siegel", date(2027, 1, 31)), Award("Demo-Preis")),
    housing_shape=Shape.ANLAGE,
    age_features=(AgeFeature.AUFZUG, AgeFeature.TECHNIK),
    age_confirmed_at=NOW,
    video_url="https://youtu.be/abcdefghijk",
    stated_on={Section.PREISE: date(2026, 3, 1)},
)


def check(**changes):
    check_content(content=replace(FULL, **changes), category=Category.WOHNEN)


@pytest.mark.parametrize(
    ("stated_on", "last"),
    [
        ({}, None),
        ({Section.PREISE: date(2026, 3, 1), Section.PERSON: date(2026, 2, 1)}, date(2026, 3, 1)),
    ],
)
def test_says_on_which_day_anything_was_stated_last(stated_on, last):
    assert replace(FULL, stated_on=stated_on).last_stated_on == last


class TestStoring:
    def test_k06_everything_comes_back(self):
        columns = content_to_columns(content=FULL)

        assert content_from_columns(columns=columns) == FULL

    def test_nothing_comes_back_as_nothing(self):
        columns = content_to_columns(content=ProfileContent())

        assert content_from_columns(columns=columns) == ProfileContent()

    def test_only_the_instant_is_no_json(self):
        columns = content_to_columns(content=FULL)

        assert columns.pop("age_confirmed_at") == NOW
        assert json.loads(json.dumps(columns)) == columns


class TestCheck:
    def test_takes_what_is_in_order(self):
        check()
        check(video_url="")
        check(person=Person())

    @pytest.mark.parametrize("email", ["ida.muster+haus@example.org", "ida@bücher.example"])
    def test_takes_an_address_to_write_to(self, email):
        check(person=Person(email=email))

    @pytest.mark.parametrize(
        "email",
        [
            "ida",
            "x@y.de?bcc=z@example.org&body=Hallo",
            "x?bcc=z@example.org",
            "x&body=y@example.org",
            "x%0Abcc=y@example.org",
            "x#y@example.org",
            " ida@example.org",
            "ida@example.org ",
            "ida@example.org,z@example.org",
            "Ida <ida@example.org>",
            "ida@",
        ],
    )
    def test_refuses_an_address_that_says_more_or_is_none(self, email):
        with pytest.raises(Invalid, match="contact_email: address"):
            check(person=Person(email=email))

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"person": Person(name="x" * (LONGEST_LINE + 1))}, "contact_name: too_long"),
            ({"person": Person(role="a\nb")}, "contact_role: line"),
            ({"person": Person(phone="030\x00")}, "contact_phone: line"),
            ({"person": Person(email="a@b.de\r\nBcc: x")}, "contact_email: line"),
            ({"features": ("Garten", " ")}, "features: empty"),
            ({"languages": ("x" * (LONGEST_LINE + 1),)}, "languages: too_long"),
            ({"awards": (Award(""),)}, "certificates: empty"),
            ({"transport": "x" * (LONGEST_TEXT + 1)}, "transport: too_long"),
            ({"hours": {Weekday.MO: (Span("9", "10"),)}}, "hours: time"),
            ({"prices": Prices({(PriceItem.PFLEGE, 2): Money(1)})}, "prices: item"),
            ({"video_url": "https://evil.example/"}, "video_url: host"),
        ],
    )
    def test_refuses_the_rest_and_names_the_field(self, changes, message):
        with pytest.raises(Invalid, match=message):
            check(**changes)
