"""A result is a value: whoever keeps it has what was found on its day."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import render_template

from portal.blueprints.seekers.robin import advising
from portal.domain.availability.light import KindOfPlace
from portal.domain.matching.category import Category
from portal.models.facility import Facility
from portal.services.consultations.read import OpenConsultation
from portal.web import reading
from tests.factories import robin
from tests.factories.directory import NOW, Lamp, Offer

NO_GRADE_YET = {**robin.AT_HOME, "pg_status": "beantragt"}
CONSULTATION = OpenConsultation(
    id="probe", answers=NO_GRADE_YET, expires_at=NOW, catalogue_version="", code=""
)


def printed(protocol):
    return render_template(
        "documents/protocol.html",
        protocol=protocol,
        law=advising.law_of(protocol),
        code="",
        is_large=False,
    )


@pytest.fixture
def in_request(app):
    with app.test_request_context():
        yield


@pytest.mark.usefixtures("in_request")
class TestSnapshot:
    def test_c06_later_data_do_not_alter_it(self, add_offers, database, freeze):
        lamp = Lamp(kind=KindOfPlace.AUFNAHME, days_ago=0)
        add_offers(
            Offer(category=Category.AMBULANT, name="Früher", served=("19370",), lamps=(lamp,))
        )
        kept = advising.protocol_of(CONSULTATION)
        before = printed(kept)

        with database.begin() as connection:
            connection.execute(sa.update(Facility).values(name="Später", street="Neue Straße"))
        reading.give_back()
        freeze(NOW + timedelta(days=40))

        fresh = printed(advising.protocol_of(CONSULTATION))
        assert printed(kept) == before
        assert "Früher" in before
        assert "heute bestätigt" in before
        assert "Früher" not in fresh
        assert "Später" in fresh
        assert "heute bestätigt" not in fresh

    def test_c06_tells_its_day_and_the_law_of_that_day(self, freeze):
        kept = advising.protocol_of(CONSULTATION)

        freeze(NOW + timedelta(days=400))

        assert "Protokoll vom 2. März 2026" in printed(kept)
        assert "Rechtsstand 2. März 2026" in printed(kept)
        assert advising.law_of(kept).day == kept.made_on

    def test_c06_it_cannot_be_changed(self):
        kept = advising.protocol_of(CONSULTATION)

        with pytest.raises(AttributeError):
            kept.radius_km = 50
        with pytest.raises(TypeError):
            kept.parts[0] = kept.parts[1]
