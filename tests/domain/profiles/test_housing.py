"""Flats: exact sizes and a light that fades."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from portal.domain.availability.light import KindOfPlace, Light
from portal.domain.profiles.housing import Tenure, Unit, unit_to_columns
from portal.values.money import Money

TODAY = date(2026, 3, 2)


def test_k07_sizes_are_exact():
    unit = Unit(name="Wohnung 1", tenure=Tenure.MIETE, half_rooms=5, area_dm2=5_475)

    assert (unit.rooms, unit.area_m2) == (Decimal("2.5"), Decimal("54.75"))


def test_k07_what_is_not_stated_is_nothing():
    unit = Unit(name="Wohnung 1", tenure=Tenure.KAUF)

    assert (unit.rooms, unit.area_m2, unit.price) == (None, None, None)


@pytest.mark.parametrize(
    ("days", "light", "confirmed"),
    [(14, Light.FREI, True), (15, Light.FREI, False), (31, Light.UNBEKANNT, False)],
)
def test_k08_the_light_of_each_flat_fades_by_itself(days, light, confirmed):
    unit = Unit(
        name="Wohnung 1",
        tenure=Tenure.MIETE,
        light=Light.FREI,
        free_from=TODAY,
        confirmed_on=TODAY - timedelta(days=days),
    )

    lamp = unit.lamp(TODAY)

    assert (lamp.light, lamp.is_confirmed) == (light, confirmed)
    if light is Light.FREI:
        assert (lamp.kind, lamp.free_from) == (KindOfPlace.WOHNUNG, TODAY)


def test_k07_is_stored_in_columns_with_amounts_in_cents():
    unit = Unit(name="Wohnung 1", tenure=Tenure.MIETE, price=Money(65_000), half_rooms=5)

    columns = unit_to_columns(unit=unit)

    assert (columns["name"], columns["tenure"]) == ("Wohnung 1", "miete")
    assert (columns["price_cents"], columns["extra_cents"]) == (65_000, None)
    assert columns["half_rooms"] == 5
