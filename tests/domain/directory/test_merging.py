"""Rows of one house become one facility per category."""

import dataclasses
from datetime import date
from itertools import permutations

import pytest

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.directory.merging import Entry, address_key, merge_entries
from portal.domain.directory.record import FacilityRecord
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

RECORD = FacilityRecord(
    external_id="10",
    category=Category.STATIONAER,
    name="Haus Muster",
    traeger="Muster gGmbH",
    street="Musterstraße",
    house_number="24 c",
    postcode="99084",
    city="Erfurt",
    lat_micro=1,
    lon_micro=1,
    position_is_exact=False,
    services=(Service.STA_VOLL,),
    capacity=76,
)


def entry(line=2, *, is_named=True, **changes):
    return Entry(line, dataclasses.replace(RECORD, **changes), is_named=is_named)


class TestAddressKey:
    def test_is_equal_for_spellings_of_one_address(self):
        assert address_key(street="Bahnhofstr.", house_number="8 A", postcode="1") == address_key(
            street="bahnhof straße", house_number="8a", postcode="1"
        )


class TestMergeEntries:
    def test_joins_the_codes_of_one_house(self):
        short_stay = entry(3, external_id="9", services=(Service.STA_KURZZEIT,), capacity=2)

        (merged,) = merge_entries(entries=[entry(), short_stay])

        assert merged.record.services == (Service.STA_VOLL, Service.STA_KURZZEIT)
        assert merged.record.capacity == 76
        assert (merged.line, merged.record.external_id) == (2, "9")

    @pytest.mark.parametrize(
        "changes",
        [
            {"name": "Haus Beispiel"},
            {"traeger": ""},
            {"traeger": "Beispiel e. V."},
            {"street": "Musterstr.", "house_number": "24C"},
        ],
    )
    def test_needs_the_same_address_and_name_or_traeger(self, changes):
        assert len(merge_entries(entries=[entry(), entry(3, external_id="11", **changes)])) == 1

    @pytest.mark.parametrize(
        "changes",
        [
            {"category": Category.WOHNEN},
            {"postcode": "99085"},
            {"house_number": "24"},
            {"name": "Haus Beispiel", "traeger": "Beispiel e. V."},
            {"name": "Haus Beispiel", "traeger": ""},
        ],
    )
    def test_keeps_different_houses_apart(self, changes):
        assert len(merge_entries(entries=[entry(), entry(3, external_id="11", **changes)])) == 2

    def test_does_not_take_two_missing_streets_for_one_address(self):
        entries = [entry(street="", house_number=""), entry(3, street="", house_number="")]

        assert len(merge_entries(entries=entries)) == 2

    def test_bridges_two_rows_by_a_third(self):
        by_name = entry(2, external_id="1", traeger="A")
        by_traeger = entry(3, external_id="2", name="Haus Drei", traeger="B")
        bridge = entry(4, external_id="3", traeger="B")

        for order in permutations([by_name, by_traeger, bridge]):
            (merged,) = merge_entries(entries=order)
            assert merged.record.external_id == "1"

    def test_does_not_depend_on_the_order_of_the_rows(self):
        rows = [
            entry(2, external_id="10", phone="0361 1"),
            entry(3, external_id="9", name="Haus B", phone="0361 2", position_is_exact=True),
            entry(4, external_id="abgeleitet-0", name="Haus A", email="a@example.org"),
        ]

        results = {merge_entries(entries=order)[0].record for order in permutations(rows)}

        (record,) = results
        assert (record.external_id, record.name, record.phone) == ("9", "Haus B", "0361 2")
        assert (record.email, record.position_is_exact) == ("a@example.org", True)

    def test_prefers_a_name_that_the_source_gives(self):
        derived = entry(2, external_id="1", name="Muster gGmbH", is_named=False)

        (merged,) = merge_entries(entries=[derived, entry(3, external_id="2")])

        assert (merged.record.name, merged.is_named) == ("Haus Muster", True)

    def test_prefers_stated_postcodes_over_presumed_ones(self):
        presumed = entry(2, served_postcodes=("1", "2"), serves_presumed_area=True)
        stated = entry(3, external_id="11", served_postcodes=("3",))

        (merged,) = merge_entries(entries=[presumed, stated])

        assert merged.record.served_postcodes == ("3",)
        assert merged.record.serves_presumed_area is False

    def test_keeps_presumed_postcodes_where_no_row_states_any(self):
        entries = [
            entry(2, served_postcodes=("1", "2"), serves_presumed_area=True),
            entry(3, external_id="11", served_postcodes=("2", "3"), serves_presumed_area=True),
        ]

        (merged,) = merge_entries(entries=entries)

        assert merged.record.served_postcodes == ("1", "2", "3")
        assert merged.record.serves_presumed_area is True

    def test_keeps_the_latest_report_of_each_kind(self):
        def report(kind, light, day):
            return Report(kind, light, day)

        old = report(KindOfPlace.DAUERPFLEGE, Light.FREI, date(2026, 1, 1))
        new = report(KindOfPlace.DAUERPFLEGE, Light.BELEGT, date(2026, 2, 1))
        never = report(KindOfPlace.DAUERPFLEGE, Light.AUF_ANFRAGE, None)
        short = report(KindOfPlace.KURZZEITPFLEGE, Light.FREI, None)
        entries = [
            entry(2, external_id="1", reports=(old,), source_on=date(2026, 1, 1)),
            entry(3, external_id="2", reports=(new, short), source_on=date(2026, 2, 1)),
            entry(4, external_id="3", reports=(never,)),
        ]

        (merged,) = merge_entries(entries=entries)

        assert merged.record.reports == (new, short)
        assert merged.record.source_on == date(2026, 2, 1)
