from datetime import date, timedelta
from decimal import Decimal

import pytest

from portal.domain.availability.light import UNKNOWN, KindOfPlace, Light, Report
from portal.domain.comparison.rows import What, compare
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.profiles.prices import ALL_GRADES, PriceItem, Prices
from portal.domain.reviews.mean import Mean
from portal.law.parameters import load_parameters
from portal.values.geo import Point
from portal.values.money import Money
from tests.domain.comparison.offers import make

TODAY = date(2026, 3, 2)
LAW = load_parameters().at(day=TODAY)
NO_VOTES = Mean(stars=None, votes=0)


def side_by_side(*offers, means=None, needed=frozenset(), centre=None):
    return compare(
        offers=offers,
        means={offer.facility_id: NO_VOTES for offer in offers} | (means or {}),
        needed=needed,
        centre=centre,
        law=LAW,
    )


def row(comparison, what, subject=None):
    rows = (*comparison.telling, *comparison.same)
    return next(one for one in rows if one.what is what and one.subject == subject)


def report(kind, light=Light.FREI, days_ago=2):
    return Report(kind=kind, light=light, confirmed_on=TODAY - timedelta(days=days_ago))


def test_d14_what_differs_comes_first_and_the_rest_apart():
    comparison = side_by_side(
        make(1, traeger="Stiftung", phone="1"), make(2, traeger="Stiftung", phone="2")
    )

    assert [one.what for one in comparison.telling] == [What.KONTAKT]
    assert {one.what for one in comparison.same} == set(What) - {What.KONTAKT, What.EIGENANTEIL}
    assert not comparison.has_needs


def test_d14_one_that_differs_among_four_is_enough():
    comparison = side_by_side(make(1), make(2), make(3), make(4, capacity=60))

    assert [one.what for one in comparison.telling] == [What.PLAETZE]
    assert row(comparison, What.PLAETZE).values == (None, None, None, 60)


class TestCosts:
    WHOLE = Prices(
        {
            (item, ALL_GRADES): Money(100_000)
            for item in (
                PriceItem.PFLEGE,
                PriceItem.UNTERKUNFT,
                PriceItem.VERPFLEGUNG,
                PriceItem.INVESTITION,
            )
        }
        | {(PriceItem.AUSBILDUNG, ALL_GRADES): Money(0)}
    )

    def test_x17_what_is_paid_comes_before_what_makes_it_up(self):
        comparison = side_by_side(make(1, prices=self.WHOLE), make(2))

        found = [one.what for one in comparison.telling]
        assert found == [What.EIGENANTEIL] * 5 + [What.PREIS] * 5
        assert comparison.telling[1].values == (Money(385_000), None)
        assert comparison.has_own_share

    def test_x17_only_a_heim_has_an_own_share(self):
        comparison = side_by_side(
            make(1, category=Category.TAGESPFLEGE, prices=self.WHOLE),
            make(2, category=Category.TAGESPFLEGE, prices=self.WHOLE),
        )

        assert not comparison.has_own_share
        assert {one.what for one in comparison.same} >= {What.PREIS}

    def test_x17_prices_that_nobody_states_are_one_row(self):
        comparison = side_by_side(make(1), make(2))

        assert row(comparison, What.PREIS).values == (None, None)
        assert row(comparison, What.PREIS) in comparison.same
        assert not comparison.has_own_share


class TestPlace:
    def test_d14_distances_are_measured_from_the_place_of_the_person(self):
        near, far = Point(53.0, 11.0), Point(54.0, 11.0)

        comparison = side_by_side(make(1, point=near), make(2, point=far), centre=near)

        metres = [one.distance_m for one in row(comparison, What.ORT).values]
        assert metres[0] == 0
        assert 111_000 < metres[1] < 112_000
        assert row(comparison, What.ORT) in comparison.telling

    def test_d14_without_a_place_there_are_none(self):
        comparison = side_by_side(make(1), make(2))

        assert [one.distance_m for one in row(comparison, What.ORT).values] == [None, None]
        assert row(comparison, What.ORT) in comparison.same


class TestLights:
    def test_d14_each_kind_of_place_has_its_row_with_its_age(self):
        comparison = side_by_side(
            make(1, reports=(report(KindOfPlace.DAUERPFLEGE), report(KindOfPlace.KURZZEITPFLEGE))),
            make(2, reports=(report(KindOfPlace.KURZZEITPFLEGE, days_ago=20),)),
        )

        lasting = row(comparison, What.LICHT, KindOfPlace.DAUERPFLEGE).values
        short = row(comparison, What.LICHT, KindOfPlace.KURZZEITPFLEGE).values
        assert (lasting[0].light, lasting[1]) == (Light.FREI, UNKNOWN)
        assert [one.age_days for one in short] == [2, 20]
        assert [one.is_confirmed for one in short] == [True, False]

    def test_d14_where_nobody_reported_one_row_says_so(self):
        assert row(side_by_side(make(1), make(2)), What.LICHT).values == (UNKNOWN, UNKNOWN)


class TestServices:
    BOTH = (Service.STA_VOLL, Service.STA_KURZZEIT)

    def test_d14_every_service_that_any_offers_has_its_row(self):
        comparison = side_by_side(make(1), make(2, services=self.BOTH))

        assert row(comparison, What.LEISTUNG, Service.STA_VOLL).values == (True, True)
        assert row(comparison, What.LEISTUNG, Service.STA_KURZZEIT).values == (False, True)
        assert row(comparison, What.LEISTUNG, Service.STA_VOLL) in comparison.same

    def test_d14_what_is_needed_comes_first_and_stays_in_sight_although_nobody_states_it(self):
        comparison = side_by_side(
            make(1), make(2, services=self.BOTH), needed=frozenset({Service.STA_HOSPIZ})
        )

        subjects = [one.subject for one in comparison.telling]
        assert subjects == [Service.STA_HOSPIZ, Service.STA_KURZZEIT]
        assert comparison.telling[0].values == (False, False)
        assert [one.is_needed for one in comparison.telling] == [True, False]
        assert comparison.has_needs


def test_d14_reviews_differ_by_mean_or_by_number_of_votes():
    three, four = (Mean(stars=Decimal("4.3"), votes=votes) for votes in (3, 4))

    comparison = side_by_side(make(1), make(2), means={1: three, 2: four})

    assert row(comparison, What.BEWERTUNGEN) in comparison.telling


@pytest.mark.parametrize(
    ("category", "expected"), [(Category.AMBULANT, False), (Category.STATIONAER, True)]
)
def test_d14_services_that_come_home_have_no_places(category, expected):
    comparison = side_by_side(make(1, category=category), make(2, category=category))

    assert comparison.category is category
    assert (What.PLAETZE in {one.what for one in comparison.same}) is expected
