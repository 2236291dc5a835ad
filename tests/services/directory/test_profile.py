"""What a facility's page shows of a published facility, and of no other."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.domain.profiles.content import Person, ProfileContent
from portal.domain.profiles.hours import bits_of_days
from portal.domain.profiles.housing import Tenure, Unit
from portal.domain.profiles.prices import ALL_GRADES, NO_PRICES, PriceItem, Prices
from portal.domain.reviews.mean import Mean
from portal.law.parameters import load_parameters
from portal.models.data_source import DataSource
from portal.services.directory.profile import preview_profile, read_profile
from portal.services.profiles.save import save_profile
from portal.values.errors import NotFound
from portal.values.money import Money
from portal.values.weekday import Weekday
from tests.factories.companies import give_facility, make_company
from tests.models.records import NOW, make_file, make_unit
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted

LAW = load_parameters()


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
    return read_profile(session, facility_id=1, parameters=LAW, today=today)


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

    def test_sends_one_statement_however_many_lights_and_reviews(self, session):
        put(session, lamp(), lamp("kurzzeitpflege"), rating_votes=4, rating_parts=4 * 27_720 * 4)

        with counted(session.connection()) as sent:
            shown = profile(session)

        assert len(sent) == 1
        assert shown.reviews == Mean(stars=Decimal("4.0"), votes=4)


PRICES = Prices(
    {
        (PriceItem.PFLEGE, ALL_GRADES): Money(150_000),
        (PriceItem.AUSBILDUNG, ALL_GRADES): Money(0),
        (PriceItem.UNTERKUNFT, ALL_GRADES): Money(50_000),
        (PriceItem.VERPFLEGUNG, ALL_GRADES): Money(30_000),
        (PriceItem.INVESTITION, ALL_GRADES): Money(20_000),
    }
)


def tell(session, content, units=()):
    save_profile(session, facility_id=1, content=content, units=units, now=NOW)


class TestTold:
    def test_one_that_nobody_keeps_tells_nothing(self, session):
        put(session, is_managed=True)

        assert profile(session).told is None

    def test_d10_a_kept_one_names_whom_to_ask_for(self, session):
        put(session)
        tell(session, ProfileContent(person=Person("Ida Muster", "Leitung")))

        told = profile(session).told

        assert told.content.person == Person("Ida Muster", "Leitung")
        assert (told.portrait, told.pictures, told.documents) == (None, (), ())

    def test_x17_a_heim_with_all_prices_says_what_residents_pay(self, session):
        put(session)
        tell(session, ProfileContent(prices=PRICES))

        shares = profile(session).told.shares

        assert [share.grades for share in shares] == [(1, 1), (2, 5)]
        assert shares[1].steps[-1].total == Money(150_000 - 112_500 + 100_000)

    @pytest.mark.parametrize("category", ["tagespflege", "stationaer"])
    def test_no_other_and_none_without_prices_does(self, session, category):
        put(session, category=category)
        tell(session, ProfileContent(prices=PRICES if category == "tagespflege" else NO_PRICES))

        assert profile(session).told.shares == ()

    def test_files_are_parted_by_what_they_are_for(self, session):
        put(session)
        tell(session, ProfileContent())
        for number, kind in enumerate(("bild", "person", "infomaterial", "bild")):
            session.add(make_file(id=str(number) * 32, kind=kind, position=9 - number))
        session.add(make_file(id="f" * 32, is_ready=False))
        session.flush()

        told = profile(session).told

        assert [one.id[0] for one in told.pictures] == ["3", "0"]
        assert told.portrait.id[0] == "1"
        assert [one.id[0] for one in told.documents] == ["2"]

    def test_k08_each_flat_of_a_house_is_told(self, session):
        put(session, category="wohnen")
        units = tuple(Unit(name=f"Wohnung {one}", tenure=Tenure.MIETE) for one in (1, 2))
        tell(session, ProfileContent(), units)

        assert profile(session).told.units == units

    @pytest.mark.parametrize(("category", "most"), [("wohnen", 4), ("stationaer", 3)])
    def test_takes_the_same_few_statements_with_little_and_with_much(self, session, category, most):
        put(session, lamp(), category=category)
        tell(session, ProfileContent())
        numbers = []

        for round_ in "ab":
            with counted(session.connection()) as sent:
                profile(session)
            numbers.append(len(sent))
            for number in range(12):
                session.add(make_file(id=f"{round_}{number:031}", position=number))
                session.add(make_unit(position=number))
            session.flush()

        assert numbers == [most, most]


class TestLamps:
    def test_each_kind_of_place_has_its_own(self, session):
        put(session, lamp("kurzzeitpflege", "belegt"), lamp("dauerpflege"))

        lamps = profile(session).lamps

        assert [(one.kind, one.lamp.light) for one in lamps] == [
            (KindOfPlace.DAUERPFLEGE, Light.FREI),
            (KindOfPlace.KURZZEITPFLEGE, Light.BELEGT),
        ]
        assert lamps[0].lamp.places == 2

    def test_h16_the_day_of_the_confirmation_stays_when_the_light_has_faded(self, session):
        put(session, lamp())

        (one,) = profile(session, today=TODAY + timedelta(days=40)).lamps

        assert (one.lamp.light, one.confirmed_on) == (Light.UNBEKANNT, TODAY)

    def test_h16_what_was_never_said_has_no_day(self, session):
        put(session, lamp(light="unbekannt"))

        assert profile(session).lamps[0].confirmed_on is None

    @pytest.mark.parametrize(
        ("light", "days"), [("frei", (Weekday.DI, Weekday.DO)), ("belegt", ())]
    )
    def test_x03_tagespflege_says_on_which_days_there_is_room(self, session, light, days):
        bits = bits_of_days(days=(Weekday.DI, Weekday.DO))
        put(session, lamp("tagespflege", light, weekdays=bits))

        assert profile(session).lamps[0].weekdays == days

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


class TestPreview:
    def test_x20_is_the_profile_of_a_draft_for_those_who_keep_it(self, session):
        put(session, lamp(), name="Haus im Entwurf", is_published=False)
        company = make_company(session)
        give_facility(session, company, 1)
        asked = {"facility_id": 1, "parameters": LAW, "today": TODAY}

        found = preview_profile(session, company_id=company.id, **asked)

        assert (found.name, found.lamps[0].lamp.light) == ("Haus im Entwurf", Light.FREI)
        with pytest.raises(NotFound):
            preview_profile(session, company_id="0" * 32, **asked)
