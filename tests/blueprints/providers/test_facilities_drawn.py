"""The rows of the list as HTML: frames hold nothing of whoever they were filled for before."""

from datetime import date

import pytest
from flask import Flask

from portal.blueprints.providers.facilities.drawing import ListRow, change_words, drawn_rows
from portal.domain.availability.light import UNKNOWN
from portal.domain.entitlements.limits import limits_for
from portal.domain.entitlements.products import Granted, Product
from portal.domain.matching.category import Category
from portal.queries.own_facilities import OwnFacility
from portal.web.frames import STAND_IN
from tests.factories.directory import NOW, TODAY

UNTIL = date(2026, 12, 31)
PREMIUM = Granted(Product.PREMIUM, 7, TODAY, UNTIL)
FIRST, SECOND = "<i>first</i>", "<i>second</i>"


@pytest.fixture(autouse=True)
def request_here(app: Flask):
    with app.test_request_context():
        yield


def row(*granted: Granted, hidden: str = "", **other: object) -> ListRow:
    limits = limits_for(category=Category.STATIONAER, facility_id=7, granted=granted, today=TODAY)
    values = {
        "id": 7,
        "category": Category.STATIONAER,
        "name": "Haus",
        "address_line": "Weg 1, 50667 Köln",
        "is_published": True,
        "wants_public": True,
        "accepts_inquiries": True,
        "version": 1,
        "changed_at": NOW,
        "changed_by": "Erika",
        "deleted_at": None,
        "limits": limits,
    }
    return ListRow(OwnFacility(**(values | other)), UNKNOWN, hidden)


def test_the_fields_of_one_answer_are_not_those_of_the_next():
    first, second = (drawn_rows([row()], fields=fields) for fields in (FIRST, SECOND))

    assert FIRST in first
    assert second == first.replace("first", "second")


def test_one_facility_is_not_the_next():
    first = drawn_rows([row()], fields=FIRST)
    second = drawn_rows([row(id=8)], fields=FIRST)

    assert "/anbieter/einrichtungen/7/oeffentlich" in first
    assert "/anbieter/einrichtungen/8/oeffentlich" in second
    assert "/7" not in second
    assert str(STAND_IN) not in first


def test_what_was_typed_is_text():
    html = drawn_rows([row(name="<b>A", changed_by="<i>B")], fields=FIRST)

    assert "&lt;b&gt;A" in html
    assert "Uhr, &lt;i&gt;B</span>" in html
    assert "<b>" not in html


def test_h12_a_row_says_which_licence_runs_until_when():
    assert "Krone: Premium bis 31. Dezember 2026</span>" in drawn_rows([row(PREMIUM)], fields="")
    assert "Krone" not in drawn_rows([row()], fields="")
    assert "Basis-Profil" in drawn_rows([row()], fields="")


def test_a_row_says_why_it_is_not_public():
    html = drawn_rows([row(is_published=False, hidden="die Lizenz fehlt")], fields="")

    assert "<span>nicht öffentlich: die Lizenz fehlt</span>" in html
    assert 'aria-checked="false"' in html
    assert "/anbieter/einrichtungen/7/vorschau" in html


@pytest.mark.parametrize(
    ("at", "by", "words"),
    [
        (None, "", "noch nie"),
        (NOW, "", "2. März 2026, 10:00 Uhr"),
        (NOW, "Erika", "2. März 2026, 10:00 Uhr, Erika"),
    ],
)
def test_change_words_say_when_and_by_whom(at, by: str, words: str):
    assert change_words(at, by) == words
