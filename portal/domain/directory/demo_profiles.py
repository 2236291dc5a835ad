"""What the invented providers of some invented facilities tell."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from portal.domain.availability.light import Light
from portal.domain.directory.demo_profile_words import (
    AWARDS,
    DAYS,
    FEATURES,
    FIRST_NAMES,
    FLATS,
    LANGUAGES,
    LAST_NAMES,
    OPENINGS,
    ROLES,
    TRANSPORT,
)
from portal.domain.directory.record import FacilityRecord
from portal.domain.matching.category import Category
from portal.domain.profiles.content import Award, Person, ProfileContent, Rooms, Section
from portal.domain.profiles.hours import Hours, Span
from portal.domain.profiles.housing import AgeFeature, Certificate, Shape, Tenure, Unit
from portal.domain.profiles.prices import ALL_GRADES, GRADES, PriceItem, Prices
from portal.domain.profiles.rich_text import read_rich_text
from portal.values.money import Money
from portal.values.weekday import Weekday

KEPT_EVERY = 20
"""One facility in so many has a provider who keeps its profile."""
_PRICES = {
    Category.STATIONAER: {
        PriceItem.AUSBILDUNG: (6_000, 14_000),
        PriceItem.UNTERKUNFT: (55_000, 75_000),
        PriceItem.VERPFLEGUNG: (35_000, 48_000),
        PriceItem.INVESTITION: (38_000, 72_000),
    },
    Category.TAGESPFLEGE: {
        PriceItem.AUSBILDUNG: (200, 450),
        PriceItem.UNTERKUNFT: (500, 900),
        PriceItem.VERPFLEGUNG: (450, 800),
        PriceItem.INVESTITION: (600, 1_400),
        PriceItem.FAHRT: (700, 1_600),
    },
    Category.AMBULANT: {
        PriceItem.BETREUUNG: (3_600, 4_600),
        PriceItem.HAUSHALT: (3_000, 3_900),
        PriceItem.ANFAHRT: (450, 700),
    },
    Category.WOHNEN: {PriceItem.PAUSCHALE: (9_000, 22_000)},
}
_OWN_PART = (110_000, 190_000)
_FIRST_GRADE_MORE = 15_000
_DAY_OF_CARE, _DAY_STEP = (4_800, 5_600), 620
_TEN = 10


@dataclass(frozen=True, slots=True)
class DemoProfile:
    """What is told of one facility, and its flats if it is housing."""

    content: ProfileContent
    units: tuple[Unit, ...]


def is_kept(*, external_id: str) -> bool:
    """Say whether an invented facility has a provider who keeps its profile."""
    return int(external_id.rpartition("-")[2]) % KEPT_EVERY == 0


def draw_profile(*, record: FacilityRecord, today: date) -> DemoProfile:
    """Return the profile of one facility; the same every time but for the days."""
    chance = random.Random(record.external_id)  # noqa: S311 – invented data, no secret
    category = record.category
    stated_on = today - timedelta(days=chance.randint(3, 200))
    first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    opening = chance.choice(OPENINGS[category]).format(count=chance.randint(12, 40))
    units = _units(chance, today) if category is Category.WOHNEN else ()
    content = ProfileContent(
        person=Person(
            f"{first} {last}",
            chance.choice(ROLES[category]),
            record.phone,
            f"{first.lower()}.{last.lower()}@example.org",
        ),
        hours=_hours(chance),
        description=read_rich_text(text=opening + chance.choice(DAYS)),
        features=tuple(chance.sample(FEATURES, 3)),
        languages=tuple(chance.sample(LANGUAGES, chance.randint(0, 2))),
        transport=chance.choice(TRANSPORT).format(street=record.street),
        prices=_prices(chance, category),
        rooms=_rooms(chance, record),
        awards=_awards(chance, today),
        housing_shape=_shape(units),
        age_features=_age_features(chance) if units else (),
        stated_on=dict.fromkeys(Section, stated_on),
    )
    return DemoProfile(content, units)


def _hours(chance: random.Random) -> Hours:
    weekdays = tuple(Weekday)[:5]
    opens = chance.choice(("08:00", "08:30", "09:00"))
    spans = (Span(opens, "12:00"), Span("13:00", "16:30"))
    return dict.fromkeys(weekdays[:4], spans) | {Weekday.FR: spans[:1]}


def _prices(chance: random.Random, category: Category) -> Prices:
    amounts = {
        (item, ALL_GRADES): _money(chance, bounds) for item, bounds in _PRICES[category].items()
    }
    care: dict[int, Money] = {}
    if category is Category.STATIONAER:
        share = _money(chance, _OWN_PART)
        care = dict.fromkeys(GRADES, share) | {1: Money(share.cents + _FIRST_GRADE_MORE)}
    elif category is Category.TAGESPFLEGE:
        start = _money(chance, _DAY_OF_CARE).cents
        care = {grade: Money(start + grade * _DAY_STEP) for grade in GRADES}
    return Prices({(PriceItem.PFLEGE, grade): price for grade, price in care.items()} | amounts)


def _money(chance: random.Random, bounds: tuple[int, int]) -> Money:
    return Money(chance.randint(*bounds) // _TEN * _TEN)


def _rooms(chance: random.Random, record: FacilityRecord) -> Rooms:
    if record.category is not Category.STATIONAER or not record.capacity:
        return Rooms()
    double = record.capacity // chance.randint(6, 12)
    single = record.capacity - 2 * double
    return Rooms(single, double, single + double)


def _awards(chance: random.Random, today: date) -> tuple[Award, ...]:
    name = chance.choice(AWARDS)
    until = date(today.year + chance.randint(1, 3), 12, 31)
    return (Award(name, until),)


def _age_features(chance: random.Random) -> tuple[AgeFeature, ...]:
    drawn = chance.sample(tuple(AgeFeature), 4)
    return tuple(one for one in AgeFeature if one in drawn)


def _shape(units: tuple[Unit, ...]) -> Shape:
    if not units:
        return Shape.UNKNOWN
    return Shape.ANLAGE if len(units) > 1 else Shape.EINHEIT


def _units(chance: random.Random, today: date) -> tuple[Unit, ...]:
    return tuple(_unit(chance, number, today) for number in range(1, chance.randint(2, 5)))


def _unit(chance: random.Random, number: int, today: date) -> Unit:
    half_rooms = chance.choice((2, 3, 4, 5))
    area_dm2 = half_rooms * chance.randint(1_500, 1_900)
    is_rent = chance.randrange(4) > 0
    light = chance.choice((Light.FREI, Light.AUF_ANFRAGE, Light.BELEGT))
    return Unit(
        name=chance.choice(FLATS).format(number=number),
        tenure=Tenure.MIETE if is_rent else Tenure.KAUF,
        price=Money(area_dm2 * (12 if is_rent else 3_600)),
        extra=Money(area_dm2 * 4) if is_rent else None,
        extra_is_included=False if is_rent else None,
        hausgeld=None if is_rent else Money(area_dm2 * 5),
        commission="" if is_rent else "keine",
        half_rooms=half_rooms,
        area_dm2=area_dm2,
        floor=chance.randint(0, 3),
        built_in=chance.randint(1962, 2022),
        energy_certificate=chance.choice((Certificate.BEDARF, Certificate.VERBRAUCH)),
        energy_kwh=chance.randint(35, 130),
        needs_wbs=chance.randrange(5) == 0,
        light=light,
        free_from=None if light is Light.BELEGT else today + timedelta(days=chance.randint(7, 90)),
        confirmed_on=today - timedelta(days=chance.randint(0, 20)),
    )
