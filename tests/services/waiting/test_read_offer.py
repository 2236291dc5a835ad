import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light
from portal.models.facility import Availability, Facility
from portal.services.waiting.read_offer import read_offer
from portal.values.errors import NotFound
from tests.models.records import NOW


def read(session, facility_id):
    return read_offer(session, facility_id=facility_id, today=NOW.date())


def report(session, facility_id, light):
    session.add(
        Availability(
            facility_id=facility_id,
            kind="aufnahme",
            light=light,
            places=None,
            free_from=None,
            confirmed_on=NOW.date(),
        )
    )
    session.flush()


def test_x04_it_names_what_can_be_waited_for(session, facility_id):
    report(session, facility_id, Light.BELEGT)

    offer = read(session, facility_id)

    assert (offer.name, offer.kinds) == ("Pflegedienst Probe", (KindOfPlace.AUFNAHME,))


def test_where_all_is_free_there_is_nothing_to_wait_for(session, facility_id):
    report(session, facility_id, Light.FREI)

    assert read(session, facility_id).kinds == ()


def test_without_a_report_the_category_decides(session, facility_id):
    assert read(session, facility_id).kinds == (KindOfPlace.AUFNAHME,)


def test_d12_an_unpublished_facility_is_not_there(session, facility_id):
    session.execute(sa.update(Facility).values(is_published=False))

    with pytest.raises(NotFound):
        read(session, facility_id)
