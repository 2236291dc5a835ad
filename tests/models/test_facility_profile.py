"""What the database itself refuses of profiles, their files and flats."""

import pytest
import sqlalchemy as sa

from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile, FacilityProfile, HousingUnit
from tests.models.records import make_file, make_profile, make_unit, store_facility


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


MAKERS = (make_profile, make_file, make_unit)
MODELS = (FacilityProfile, FacilityFile, HousingUnit)


def test_all_of_it_goes_with_the_facility(session, facility_id):
    session.add_all(make(facility_id=facility_id) for make in MAKERS)
    session.flush()

    session.execute(sa.delete(Facility))

    assert [session.scalars(sa.select(model)).all() for model in MODELS] == [[], [], []]


@pytest.mark.parametrize(
    ("make", "fields", "name"),
    [
        (make_profile, {"housing_shape": "zelt"}, "shape_known"),
        (make_file, {"kind": "film"}, "kind_known"),
        (make_file, {"id": "1"}, "id_is_random"),
        (make_file, {"title": ""}, "title_not_empty"),
        (make_file, {"width": -1}, "size_not_negative"),
        (make_unit, {"tenure": "leihe"}, "tenure_known"),
        (make_unit, {"energy_certificate": "x"}, "certificate_known"),
        (make_unit, {"price_cents": -1}, "price_not_negative"),
    ],
)
def test_the_database_refuses_nonsense(session, facility_id, make, fields, name):
    session.add(make(facility_id=facility_id, **fields))

    with pytest.raises(sa.exc.IntegrityError, match=name):
        session.flush()
