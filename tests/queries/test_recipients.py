import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.facility import Availability
from portal.queries.recipients import list_recipients
from tests.models.records import NOW, add_source, make_facility, make_profile


def test_d12_only_published_ones_in_the_order_asked_for(session):
    add_source(session)
    houses = [
        make_facility(external_id=str(number), name=f"Haus {number}", is_published=number != 2)
        for number in (1, 2, 3)
    ]
    session.add_all(houses)
    session.flush()
    first, hidden, third = (one.id for one in houses)

    found = list_recipients(session, ids=(third, hidden, first, first + 99))

    assert [one.name for one in found] == ["Haus 3", "Haus 1"]
    assert list_recipients(session, ids=()) == ()


def test_what_it_reported_comes_along(session):
    add_source(session)
    house = make_facility(street="Lindenweg", house_number="3")
    house.availabilities = [
        Availability(kind=kind.value, light="belegt", confirmed_on=NOW.date())
        for kind in (KindOfPlace.DAUERPFLEGE, KindOfPlace.KURZZEITPFLEGE)
    ]
    session.add(house)
    session.flush()

    (found,) = list_recipients(session, ids=(house.id,))

    assert found.street_line == "Lindenweg 3"
    assert [(one.kind, one.light) for one in found.reports] == [
        (KindOfPlace.DAUERPFLEGE, Light.BELEGT),
        (KindOfPlace.KURZZEITPFLEGE, Light.BELEGT),
    ]


@pytest.mark.parametrize(("is_managed", "contact"), [(True, "Anna Beispiel"), (False, "")])
def test_e12_the_contact_person_of_a_kept_profile_is_named(session, is_managed, contact):
    add_source(session)
    house = make_facility(is_managed=is_managed)
    session.add(house)
    session.flush()
    session.add(make_profile(facility_id=house.id, contact_name="Anna Beispiel"))
    session.flush()

    (found,) = list_recipients(session, ids=(house.id,))

    assert found.contact == contact
