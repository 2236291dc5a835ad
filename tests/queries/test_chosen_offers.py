"""What Merkliste and comparison show of facilities."""

from datetime import date

import pytest

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.domain.profiles.prices import NO_PRICES, PriceItem, Prices
from portal.models.facility import Availability
from portal.queries.chosen_offers import list_chosen
from portal.values.money import Money
from tests.models.records import add_source, make_facility, make_profile
from tests.support.statements import counted

DAY = date(2026, 3, 1)


@pytest.fixture
def add(session):
    """Return a function that stores a facility and returns its id."""
    add_source(session)

    def add_one(number, **fields):
        facility = make_facility(external_id=f"chosen {number}", **fields)
        session.add(facility)
        session.flush()
        return facility.id

    return add_one


def test_d13_they_come_in_the_order_asked_for(session, add):
    first, second = add(1), add(2)

    found = list_chosen(session, ids=(second, first))

    assert [one.facility_id for one in found] == [second, first]


def test_d14_everything_that_is_compared_is_read(session, add):
    services = (Service.STA_VOLL, Service.STA_HOSPIZ)
    number = add(
        1,
        category="stationaer",
        name="Haus am See",
        traeger="Stiftung",
        street="Lindenweg",
        house_number="3",
        phone="1",
        email="a@example.org",
        website="https://example.org",
        capacity=60,
        service_bits=bits_of(services=services),
        is_managed=True,
    )
    for kind in ("kurzzeitpflege", "dauerpflege"):
        session.add(
            Availability(facility_id=number, kind=kind, light="frei", places=2, confirmed_on=DAY)
        )
    session.flush()

    (found,) = list_chosen(session, ids=(number,))

    assert (found.category, found.services) == (Category.STATIONAER, services)
    assert (found.name, found.traeger, found.street_line) == (
        "Haus am See", "Stiftung", "Lindenweg 3",
    )  # fmt: skip
    assert (found.phone, found.email, found.website) == (
        "1", "a@example.org", "https://example.org",
    )  # fmt: skip
    assert (found.capacity, found.is_managed) == (60, True)
    assert found.reports == (
        Report(KindOfPlace.DAUERPFLEGE, Light.FREI, DAY, 2),
        Report(KindOfPlace.KURZZEITPFLEGE, Light.FREI, DAY, 2),
    )


def test_x17_prices_are_those_of_who_keeps_the_profile(session, add):
    kept, left, bare = add(1, is_managed=True), add(2), add(3, is_managed=True)
    for number in (kept, left):
        session.add(make_profile(facility_id=number, prices=[["pflege", 2, 140_000]]))
    session.flush()

    found = list_chosen(session, ids=(kept, left, bare))

    prices = Prices({(PriceItem.PFLEGE, 2): Money(140_000)})
    assert [one.prices for one in found] == [prices, NO_PRICES, NO_PRICES]


def test_d12_unpublished_and_unknown_ones_are_left_out(session, add):
    hidden, shown = add(1, is_published=False), add(2)

    found = list_chosen(session, ids=(hidden, shown, shown + 99))

    assert [one.facility_id for one in found] == [shown]
    assert found[0].reports == ()


def test_one_statement_however_many_there_are(session, add):
    ids = [add(number) for number in range(4)]

    for number in (1, 4):
        with counted(session.connection()) as statements:
            assert len(list_chosen(session, ids=ids[:number])) == number
        assert len(statements) == 1


def test_nothing_is_asked_for_nothing(session):
    with counted(session.connection()) as statements:
        assert list_chosen(session, ids=()) == ()

    assert statements == []
