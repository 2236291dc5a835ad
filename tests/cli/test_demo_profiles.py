"""Some invented facilities have a provider who keeps the profile."""

import pytest
import sqlalchemy as sa

from portal.cli.demo_profiles import (
    PICTURES,
    drop_pictures,
    keep_demo_profiles,
    list_demo_pictures,
)
from portal.domain.directory.demo import SOURCE_NAME, DemoDirectory
from portal.domain.directory.demo_profiles import KEPT_EVERY
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile, FacilityProfile, HousingUnit
from portal.services.facilities.remove_batch import remove_batch
from portal.services.facilities.store_batch import Source, store_batch
from portal.web import outside
from portal.web.extensions import db
from portal.web.transactions import writing
from tests.domain.directory.conftest import FewPlaces
from tests.factories.directory import NOW, TODAY

COUNT = 4 * KEPT_EVERY


@pytest.fixture
def kept(app, freeze):
    """Return how many of the stored facilities got a profile."""
    freeze(NOW)
    records = tuple(DemoDirectory(places=FewPlaces()).records(count=COUNT, today=TODAY))
    with app.app_context():
        with writing() as session:
            store_batch(session, source=Source(SOURCE_NAME), records=records, today=TODAY, now=NOW)
        return keep_demo_profiles(records)


@pytest.fixture
def count(app):
    """Return a function that counts rows."""

    def number(model, *conditions):
        with app.app_context():
            statement = sa.select(sa.func.count()).select_from(model).where(*conditions)
            return db.session().scalars(statement).one()

    return number


class TestKeepDemoProfiles:
    def test_d11_a_few_are_managed_and_tell_something(self, kept, count):
        assert kept == COUNT // KEPT_EVERY
        assert count(Facility, Facility.is_managed) == kept
        assert count(FacilityProfile) == kept

    def test_they_show_pictures_that_are_stored(self, app, kept, count):
        assert count(FacilityFile) == kept * PICTURES
        with app.app_context():
            names = list_demo_pictures()
            files = outside.current().files
            assert len(names) == kept * PICTURES * 9
            assert all(files.read(name=name) for name in names)

            drop_pictures(names)

            assert not any(files.read(name=name) for name in names)

    def test_they_go_with_the_demonstration(self, app, kept, count):
        assert kept

        with app.app_context(), writing() as session:
            remove_batch(session, source_name=SOURCE_NAME, limit=COUNT)

        assert count(FacilityProfile) == 0
        assert count(HousingUnit) == 0
