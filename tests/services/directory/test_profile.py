"""What a facility's page shows of a published facility, and of no other."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.models.data_source import DataSource
from portal.services.directory.profile import read_profile
from portal.values.errors import NotFound
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted


def lamp(kind="dauerpflege", light="frei", **changes):
    row = {
        "facility_id": 1, "kind": kind, "light": light, "places": 2, "free_from": None,
        "confirmed_on": TODAY,
    }  # fmt: skip
    return row | changes


def put(session, *lamps, served=(), **changes):
    rows = tuple({"facility_id": 1, "postcode": postcode} for postcode in served)
    store(session, Directory((facility_row(id=1, **changes),), lamps, rows))


def profile(session, today=TODAY):
    return read_profile(session, facility_id=1, today=today)


class TestProfile:
    def test_shows_every_column_that_strangers_may_see(self, session):
        put(
            session,
            traeger="Muster gGmbH",
            dachverband="Verband",
            street="Lindenweg",
            house_number="3",
            district="Spandau",
            phone="030 1",
            email="a@example.org",
            website="https://example.org",
            capacity=80,
            service_bits=bits_of(services=(Service.STA_VOLL, Service.SPRACHE_EN)),
            source_on=date(2026, 1, 1),
        )

        shown = profile(session)

        assert (shown.facility_id, shown.name, shown.category) == (
            1, "Haus am See", Category.STATIONAER
        )  # fmt: skip
        assert (shown.traeger, shown.dachverband) == ("Muster gGmbH", "Verband")
        assert (shown.street_line, shown.postcode) == ("Lindenweg 3", "13599")
        assert (shown.city, shown.district) == ("Berlin", "Spandau")
        assert (shown.phone, shown.email) == ("030 1", "a@example.org")
        assert (shown.website, shown.capacity) == ("https://example.org", 80)
        assert shown.services == (Service.STA_VOLL, Service.SPRACHE_EN)
        assert (shown.position_is_exact, shown.is_managed) == (True, False)
        assert shown.source_on == date(2026, 1, 1)

    def test_names_its_source_with_attribution_and_licence(self, session):
        put(session)
        session.execute(sa.update(DataSource).values(attribution="© Kreis", licence="CC BY 4.0"))

        shown = profile(session)

        assert (shown.source, shown.attribution) == ("probe", "© Kreis")
        assert shown.licence == "CC BY 4.0"

    def test_an_address_without_number_ends_without_a_blank(self, session):
        put(session, street="Am Markt")

        assert profile(session).street_line == "Am Markt"

    @pytest.mark.parametrize("presumed", [True, False])
    def test_says_how_many_postcodes_it_serves_and_whether_that_is_presumed(
        self, session, presumed
    ):
        put(session, served=("13599", "13585"), category="ambulant", serves_presumed_area=presumed)

        shown = profile(session)

        assert (shown.served, shown.area_is_presumed) == (2, presumed)

    def test_c17_a_managed_profile_differs_in_nothing_but_that(self, session):
        put(session, is_managed=True, position_is_exact=False)

        shown = profile(session)

        assert (shown.is_managed, shown.position_is_exact) == (True, False)

    def test_sends_two_statements(self, session):
        put(session, lamp(), lamp("kurzzeitpflege"))

        with counted(session.connection()) as sent:
            profile(session)

        assert len(sent) == 2


class TestLamps:
    def test_each_kind_of_place_has_its_own(self, session):
        put(session, lamp("kurzzeitpflege", "belegt"), lamp("dauerpflege"))

        lamps = profile(session).lamps

        assert [(one.kind, one.lamp.light) for one in lamps] == [
            (KindOfPlace.DAUERPFLEGE, Light.FREI),
            (KindOfPlace.KURZZEITPFLEGE, Light.BELEGT),
        ]
        assert lamps[0].lamp.places == 2

    @pytest.mark.parametrize(
        ("age", "light", "confirmed"),
        [(14, Light.FREI, True), (15, Light.FREI, False), (31, Light.UNBEKANNT, False)],
    )
    def test_fade_with_the_day(self, session, age, light, confirmed):
        put(session, lamp())

        (one,) = profile(session, today=TODAY + timedelta(days=age)).lamps

        assert (one.lamp.light, one.lamp.is_confirmed) == (light, confirmed)
        assert one.kind is KindOfPlace.DAUERPFLEGE

    def test_nothing_reported_is_no_lamp(self, session):
        put(session)

        assert profile(session).lamps == ()


class TestRefusal:
    def test_d12_one_that_is_not_published_is_not_found(self, session):
        put(session, is_published=False)

        with pytest.raises(NotFound):
            profile(session)

    def test_one_that_does_not_exist_is_not_found(self, session):
        with pytest.raises(NotFound):
            profile(session)
