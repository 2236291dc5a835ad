"""Offers that can be asked instead of one that does not answer."""

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.queries.alternatives import list_alternatives
from portal.values.errors import NotFound
from portal.web.extensions import db
from tests.factories.directory import TODAY, Lamp, Offer, store

FREE = (Lamp(kind=KindOfPlace.DAUERPFLEGE, light=Light.FREI),)
MAIL = {"email": "haus@example.org"}


def house(name, *, kilometres=2.0, lamps=(), **columns):
    return Offer(name=name, kilometres=kilometres, lamps=lamps, columns=MAIL | columns)


@pytest.fixture
def names(app):
    """Return a function that gives the names of the alternatives to the first offer."""

    def names_of(*offers, asked=()):
        first, *_ = store(app, (house("Das gefragte Haus", kilometres=1.0), *offers))
        with app.app_context():
            found = list_alternatives(db.session(), facility_id=first, asked=asked, today=TODAY)
        return [one.name for one in found]

    return names_of


class TestListAlternatives:
    def test_x05_three_of_the_same_kind_in_the_published_order(self, names):
        found = names(
            house("Fern", kilometres=9.0),
            house("Nah", kilometres=2.0),
            house("Weit und frei", kilometres=9.0, lamps=FREE),
            house("Viel zu weit", kilometres=60.0, lamps=FREE),
            Offer(name="Anderer Art", category=Category.WOHNEN, columns=MAIL),
        )

        assert found == ["Weit und frei", "Nah", "Fern"]

    def test_x05_never_more_than_three(self, names):
        assert len(names(*(house(f"Haus {number}") for number in range(5)))) == 3

    def test_who_was_asked_or_cannot_be_asked_is_left_out(self, names):
        found = names(
            house("Auch gefragt"),
            house("Will nicht", accepts_inquiries=False),
            house("Ohne Adresse", email=""),
            house("Offen"),
            asked=(2,),
        )

        assert found == ["Offen"]

    def test_services_come_to_the_same_postcode(self, app):
        areas = (("Gefragt", "19370"), ("Hier", "19370"), ("Woanders", "19055"))
        store(
            app,
            [
                Offer(category=Category.AMBULANT, name=name, served=(postcode,), columns=MAIL)
                for name, postcode in areas
            ],
        )

        with app.app_context():
            found = list_alternatives(db.session(), facility_id=1, asked=(), today=TODAY)

        assert [one.name for one in found] == ["Hier"]

    def test_a_facility_that_is_gone_has_none(self, app):
        with app.app_context(), pytest.raises(NotFound):
            list_alternatives(db.session(), facility_id=9, asked=(), today=TODAY)
