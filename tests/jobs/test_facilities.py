"""What happens to facilities without anybody doing it."""

from datetime import timedelta

from flask import Flask

from portal.domain.entitlements.products import Product
from portal.domain.matching.category import Category
from portal.domain.profiles.files import FileKind
from portal.domain.profiles.uploads import kept_names
from portal.domain.publication.rule import TIME_IN_BIN
from portal.jobs.facilities import purge_facilities, republish_facilities
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityFile
from portal.web import clock, outside
from portal.web.extensions import db
from tests.factories.companies import give_facility, grant, make_company
from tests.factories.directory import NOW, TODAY, Offer, change, store
from tests.support.statements import writes_nothing

FILE = "f" * 32


class TestRepublish:
    def test_k01_a_licence_that_ended_hides_the_flat_and_a_second_run_writes_nothing(
        self, app: Flask, freeze
    ):
        store(app, (Offer(category=Category.WOHNEN),))
        company = make_company(app)
        give_facility(app, company, 1)
        grant(app, company, 1, Product.WOHNEN, ends_on=TODAY)
        freeze(NOW + timedelta(days=1))

        with app.app_context():
            republish_facilities()
            assert not db.session.get(Facility, 1).is_published
            with writes_nothing(db.engine):
                republish_facilities()


class TestPurge:
    def test_h10_takes_the_bytes_along(self, app: Flask):
        store(app, (Offer(is_published=False),))
        change(app, 1, deleted_at=NOW - TIME_IN_BIN - timedelta(days=1))
        names = kept_names(file_id=FILE, kind=FileKind.INFOMATERIAL)
        with app.app_context():
            files = outside.current().files
            for name in names:
                files.write(name=name, data=b"x")
            db.session.add(
                FacilityFile(
                    id=FILE, facility_id=1, kind=FileKind.INFOMATERIAL.value, position=1,
                    title="Heft", width=0, height=0, byte_count=1, is_ready=True, added_at=NOW,
                )
            )  # fmt: skip
            db.session.commit()

            assert purge_facilities(now=NOW) == 1
            assert [files.read(name=name) for name in names] == [None] * len(names)
            assert purge_facilities(now=clock.now()) == 0
