"""Hits bring what a card shows and the reasons for them; empty lists say what is missing."""

import dataclasses
from decimal import Decimal

import pytest

from portal.domain.availability.light import Light
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service, bits_of
from portal.domain.places.place import Place
from portal.domain.protocol.searches import wanted_of, wanted_open
from portal.domain.reviews.mean import PARTS, UNRATED, Mean
from portal.domain.robin.recommendation import recommend
from portal.queries import facilities
from portal.queries.listings import Offer, list_near, list_open
from portal.values.geo import Point
from portal.values.wording import Wording
from tests.domain.robin.answer_sets import CATALOGUE, base
from tests.queries.brute_force import TODAY, Directory, facility_row, store
from tests.support.statements import counted

BERLIN = Place("13599 Berlin", "Berlin", "BE", ("13599",), Point(52.52, 13.405), "13599")
ADVICE = recommend(
    catalogue=CATALOGUE,
    answers=base(
        interessen=("krankheit",),
        krankheit__themen=("medikamente", "spritzen"),
        krankheit__dauer="weiss_nicht",
        wuensche=("nur_frauen",),
    ),
).parts[1]
"""Part 2 looks for Behandlungspflege."""
CARE = bits_of(services=(Service.AMB_BEHANDLUNG, Service.MERKMAL_NUR_FRAUEN))
SERVED = {"facility_id": 1, "postcode": "13599"}


def search(session, *, advice=None, category=Category.STATIONAER, limit=10, radius_km=25):
    wanted = wanted_open(category=category, radius_km=radius_km)
    if advice is not None:
        category = advice.category
        wanted = wanted_of(advice=advice, radius_km=radius_km)
    return list_near(
        session,
        place=BERLIN,
        wanted={category: wanted},
        advices={category: advice} if advice else {},
        today=TODAY,
        limit=limit,
    )[category]


def care(**changes):
    return facility_row(**({"id": 1, "category": "ambulant", "service_bits": CARE} | changes))


class TestHit:
    def test_brings_what_a_card_shows(self, session):
        row = facility_row(
            id=7,
            traeger="Muster gGmbH",
            street="Lindenweg",
            house_number="3",
            phone="030 1",
            email="a@example.org",
            website="https://example.org",
            lat_micro=52_529_000,
            service_bits=Service.STA_VOLL.bit,
            is_managed=True,
        )
        store(session, Directory((row,)))

        (hit,) = search(session).hits

        assert (hit.facility_id, hit.name, hit.category) == (7, "Haus am See", Category.STATIONAER)
        assert (hit.traeger, hit.street_line) == ("Muster gGmbH", "Lindenweg 3")
        assert (hit.postcode, hit.city) == ("13599", "Berlin")
        assert (hit.phone, hit.email) == ("030 1", "a@example.org")
        assert hit.website == "https://example.org"
        assert hit.services == (Service.STA_VOLL,)
        assert hit.distance_m == 1_001
        assert (hit.is_managed, hit.source) == (True, "probe")

    def test_d07_f12_brings_what_reviews_say_in_search_and_robin(self, session):
        votes = (
            {"rating_votes": 3, "rating_parts": 13 * PARTS},
            {"rating_votes": 0, "rating_parts": 0},
        )
        rows = (facility_row(id=number, **one) for number, one in enumerate(votes, start=7))
        store(session, Directory(tuple(rows)))
        wanted = wanted_open(category=Category.STATIONAER, radius_km=25)

        hits = search(session).hits
        offers = list_open(
            session, place=BERLIN, wanted=wanted, beside=(), today=TODAY, limit=10
        ).hits

        for rated, bare in (hits, offers):
            assert rated.rating == Mean(stars=Decimal("4.3"), votes=3)
            assert bare.rating == UNRATED

    @pytest.mark.parametrize(
        ("street", "number", "line"), [("Am Markt", "", "Am Markt"), ("", "", "")]
    )
    def test_writes_an_incomplete_address_without_blanks(self, session, street, number, line):
        store(session, Directory((facility_row(id=1, street=street, house_number=number),)))

        assert search(session).hits[0].street_line == line

    @pytest.mark.parametrize("presumed", [True, False])
    def test_says_whether_its_area_is_presumed(self, session, presumed):
        row = care(serves_presumed_area=presumed)
        store(session, Directory((row,), served=(SERVED,)))

        assert search(session, advice=ADVICE).hits[0].area_is_presumed is presumed

    def test_shows_the_lamp_of_the_day(self, session):
        lamp = {
            "facility_id": 1, "kind": "dauerpflege", "light": "frei", "places": 1,
            "free_from": None, "confirmed_on": TODAY,
        }  # fmt: skip
        store(session, Directory((facility_row(id=1),), (lamp,)))

        assert search(session).hits[0].lamp.light is Light.FREI


class TestReasons:
    def test_c09_name_what_is_offered_and_the_first_answer_that_called_for_it(self, session):
        store(session, Directory((care(),), served=(SERVED,)))

        (need,) = search(session, advice=ADVICE).hits[0].why.services

        assert need.treffer == Wording(
            text="Bietet Behandlungspflege", plain="Hilft bei Krankheit zu Hause"
        )
        assert need.anlass == Wording(
            text="gebraucht wird Hilfe bei Medikamenten",
            plain="die Person braucht Hilfe bei den Medikamenten",
        )

    def test_name_fulfilled_wishes(self, session):
        store(session, Directory((care(),), served=(SERVED,)))

        why = search(session, advice=ADVICE).hits[0].why

        assert why.wishes == (Service.MERKMAL_NUR_FRAUEN,)

    def test_a_need_without_clause_has_no_occasion(self, session):
        store(session, Directory((care(),), served=(SERVED,)))
        needs = tuple(dataclasses.replace(need, clauses=()) for need in ADVICE.needs)

        found = search(session, advice=dataclasses.replace(ADVICE, needs=needs))

        assert found.hits[0].why.services[0].anlass is None

    def test_without_advice_there_are_none(self, session):
        store(session, Directory((facility_row(id=1, service_bits=Service.STA_VOLL.bit),)))

        assert search(session).hits[0].why.services == ()


class TestMissing:
    def test_names_every_need_that_nothing_meets(self, session):
        store(session, Directory((care(service_bits=Service.AMB_HAUSHALT.bit),), served=(SERVED,)))

        found = search(session, advice=ADVICE)

        assert (found.hits, found.total, found.of_kind) == ((), 0, 1)
        assert found.missing == (Service.AMB_BEHANDLUNG,)

    def test_names_what_is_indispensable_alone_in_the_order_of_the_codes(self, session):
        indispensable = frozenset({Service.AMB_NACHT, Service.AMB_ESSEN, Service.AMB_HOSPIZ})
        advice = dataclasses.replace(ADVICE, indispensable=indispensable)

        assert search(session, advice=advice).missing == (
            Service.AMB_ESSEN,
            Service.AMB_HOSPIZ,
            Service.AMB_NACHT,
        )

    def test_is_empty_where_something_is_found(self, session):
        store(session, Directory((care(),), served=(SERVED,)))

        assert search(session, advice=ADVICE).missing == ()


class TestList:
    def test_counts_and_limits(self, session):
        store(session, Directory(tuple(facility_row(id=number) for number in range(1, 5))))

        found = search(session, limit=2)

        assert [hit.facility_id for hit in found.hits] == [1, 2]
        assert (found.total, found.total_is_capped, found.wider) == (4, False, None)

    def test_leaves_out_what_vanished_between_two_statements(self, session, monkeypatch):
        store(session, Directory((facility_row(id=1), facility_row(id=2))))
        list_all = facilities.list_with_reports
        monkeypatch.setattr(
            facilities, "list_with_reports", lambda session, *, ids: list_all(session, ids=ids[1:])
        )

        assert [hit.facility_id for hit in search(session).hits] == [2]

    def test_reads_the_details_of_all_hits_in_one_statement(self, session):
        store(session, Directory(tuple(facility_row(id=number) for number in range(1, 41))))

        with counted(session.connection()) as sent:
            found = search(session, limit=40)

        assert len(found.hits) == 40
        assert len(sent) == 2

    def test_nothing_asked_for_is_nothing_found(self, session):
        found = list_near(session, place=BERLIN, wanted={}, advices={}, today=TODAY, limit=5)

        assert found == {}


class TestOpenList:
    def read(self, session, *, limit=10, beside=()):
        wanted = wanted_open(category=Category.STATIONAER, radius_km=25)
        return list_open(
            session, place=BERLIN, wanted=wanted, beside=beside, today=TODAY, limit=limit
        )

    def test_shows_of_each_offer_what_a_hit_shows(self, session):
        row = facility_row(id=7, street="Lindenweg", house_number="3", phone="030 1")
        store(session, Directory((row,)))

        (offer,) = self.read(session).hits
        (hit,) = search(session).hits

        assert offer == Offer(*(getattr(hit, name) for name in Offer._fields))
        assert (offer.facility_id, offer.street_line, offer.phone) == (7, "Lindenweg 3", "030 1")

    def test_counts_and_limits(self, session):
        store(session, Directory(tuple(facility_row(id=number) for number in range(1, 5))))

        found = self.read(session, limit=2)

        assert [offer.facility_id for offer in found.hits] == [1, 2]
        assert (found.total, found.total_is_capped, found.wider) == (4, False, None)

    def test_says_how_many_there_are_farther_away(self, session):
        store(session, Directory((facility_row(id=1, lat_micro=52_880_000),)))

        found = self.read(session)

        assert (found.hits, found.wider) == ((), 1)

    def test_says_what_other_searches_find_where_this_one_finds_nothing(self, session):
        rows = (
            facility_row(id=1, category="wohnen"),
            facility_row(id=2, category="ambulant"),
            facility_row(id=3, category="wohnen"),
        )
        store(session, Directory(rows))
        beside = [
            wanted_open(category=one, radius_km=25)
            for one in (Category.AMBULANT, Category.TAGESPFLEGE, Category.WOHNEN)
        ]

        with counted(session.connection()) as sent:
            found = self.read(session, beside=beside)

        assert found.beside == {Category.WOHNEN: 2}
        assert len(sent) == 3

    def test_counts_nothing_beside_hits(self, session):
        rows = (facility_row(id=1), facility_row(id=2, category="wohnen"))
        store(session, Directory(rows))

        found = self.read(session, beside=[wanted_open(category=Category.WOHNEN, radius_km=25)])

        assert (len(found.hits), found.beside) == (1, {})
