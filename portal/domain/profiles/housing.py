"""Flats that are let or sold: what an offer of altersgerechtes Wohnen holds."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from portal.domain.availability.light import KindOfPlace, Light, Report, Shown, shown
from portal.values.money import Money

_HALF, _HUNDRED = Decimal(2), Decimal(100)


class Shape(StrEnum):
    """One flat, or a house with several; empty where that is not stated."""

    UNKNOWN = ""
    EINHEIT = "wohneinheit"
    ANLAGE = "wohnanlage"


class Tenure(StrEnum):
    """Whether a flat is let or sold."""

    MIETE = "miete"
    KAUF = "kauf"


class Certificate(StrEnum):
    """Which Energieausweis there is; empty where that is not stated."""

    UNKNOWN = ""
    BEDARF = "bedarf"
    VERBRAUCH = "verbrauch"


class AgeFeature(StrEnum):
    """What makes a flat fit for old age, as its provider confirms it; the value is shown."""

    BARRIEREARM = "barrierearme Wohnung"
    UMFELD = "barrierearmes Wohnumfeld"
    BARRIEREFREI = "barrierefrei"
    AUFZUG = "Aufzug/Lift"
    SERVICE = "Serviceangebote"
    MOBILITAET = "Mobilitätsangebote"
    TECHNIK = "technische Assistenzsysteme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One flat; None and "" are what its provider did not state.

    Args:
        price: rent of a month without heating and other costs, or the price to buy it.
        extra: Nebenkosten of a month.
        extra_is_included: the Nebenkosten are part of the rent.
        hausgeld: of a month, of a flat that is sold.
        commission: Provision in the provider's words.
        half_rooms: number of rooms, counted in halves.
        area_dm2: living area in square decimetres.
        floor: 0 is the ground floor.
        energy_kwh: kilowatt hours per square metre and year.
        needs_wbs: a Wohnberechtigungsschein is needed.
        free_from: first day on which it is free.
        confirmed_on: when its availability was last confirmed.
    """

    name: str
    tenure: Tenure
    price: Money | None = None
    extra: Money | None = None
    extra_is_included: bool | None = None
    hausgeld: Money | None = None
    commission: str = ""
    half_rooms: int | None = None
    area_dm2: int | None = None
    floor: int | None = None
    built_in: int | None = None
    renovated_in: int | None = None
    energy_certificate: Certificate = Certificate.UNKNOWN
    energy_kwh: int | None = None
    needs_wbs: bool | None = None
    light: Light = Light.UNBEKANNT
    free_from: date | None = None
    confirmed_on: date | None = None

    @property
    def rooms(self) -> Decimal | None:
        """Return the number of rooms, exact."""
        return None if self.half_rooms is None else Decimal(self.half_rooms) / _HALF

    @property
    def area_m2(self) -> Decimal | None:
        """Return the living area in square metres, exact."""
        return None if self.area_dm2 is None else Decimal(self.area_dm2) / _HUNDRED

    def lamp(self, today: date) -> Shown:
        """Return what its light shows today; it fades like that of every other place."""
        return shown(
            report=Report(
                kind=KindOfPlace.WOHNUNG,
                light=self.light,
                confirmed_on=self.confirmed_on,
                free_from=self.free_from,
            ),
            today=today,
        )


def unit_to_columns(*, unit: Unit) -> dict[str, Any]:
    """Return the columns in which a flat is stored, by name."""
    return {
        "name": unit.name,
        "tenure": unit.tenure.value,
        "price_cents": _cents(unit.price),
        "extra_cents": _cents(unit.extra),
        "extra_is_included": unit.extra_is_included,
        "hausgeld_cents": _cents(unit.hausgeld),
        "commission": unit.commission,
        "half_rooms": unit.half_rooms,
        "area_dm2": unit.area_dm2,
        "floor": unit.floor,
        "built_in": unit.built_in,
        "renovated_in": unit.renovated_in,
        "energy_certificate": unit.energy_certificate.value,
        "energy_kwh": unit.energy_kwh,
        "needs_wbs": unit.needs_wbs,
        "light": unit.light.value,
        "free_from": unit.free_from,
        "confirmed_on": unit.confirmed_on,
    }


def _cents(amount: Money | None) -> int | None:
    return None if amount is None else amount.cents
