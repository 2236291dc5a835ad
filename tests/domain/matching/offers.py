"""Offers and searches for the tests of matching, plain and drawn at random."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from portal.domain.availability.light import KindOfPlace, Light, Report, shown
from portal.domain.matching.category import Category
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service, bits_of

FOUR = (
    Service.STA_VOLL,
    Service.STA_KURZZEIT,
    Service.STA_DEMENZ_OFFEN,
    Service.STA_INTENSIV,
)
ALL_BITS = bits_of(services=Service)
KIND = KindOfPlace.DAUERPFLEGE
SHARES = {
    Light.FREI: Fraction(1),
    Light.AUF_ANFRAGE: Fraction(1, 2),
    Light.UNBEKANNT: Fraction(3, 10),
    Light.BELEGT: Fraction(1, 10),
}


def lamp(light=Light.FREI, age_days=2):
    report = Report(kind=KIND, light=light, confirmed_on=date.fromordinal(738000 - age_days))
    return shown(report=report, today=date.fromordinal(738000))


def wanted(**changes):
    base = Wanted(
        category=Category.STATIONAER,
        needed=FOUR,
        mandatory=(),
        wishes=(),
        kinds=frozenset(),
        radius_m=25_000,
    )
    return replace(base, **changes)


def candidate(**changes):
    base = Candidate(
        facility_id=1,
        name="Haus am See",
        distance_m=5_000,
        service_bits=bits_of(services=FOUR[:3]),
        lamp=lamp(),
    )
    return base._replace(**changes)


lamps = st.sampled_from(Light).flatmap(
    lambda light: st.integers(0, 40).map(lambda age: lamp(light, age))
)
services = st.lists(st.sampled_from(Service), max_size=6).map(tuple)
searches = st.builds(
    Wanted,
    category=st.sampled_from(Category),
    needed=services,
    mandatory=st.lists(st.frozensets(st.sampled_from(Service), min_size=1), max_size=2).map(tuple),
    wishes=services,
    kinds=st.frozensets(st.sampled_from(KindOfPlace)),
    radius_m=st.integers(1, 60_000),
)
candidates = st.builds(
    Candidate,
    facility_id=st.integers(1, 50),
    name=st.sampled_from(["Zebra", "apfel", "Ährenhof", "Haus"]),
    distance_m=st.integers(0, 80_000),
    service_bits=st.integers(0, ALL_BITS),
    lamp=lamps,
)


def points_by_fractions(one, search):
    """Write the published formula down once more, in fractions instead of whole numbers."""
    needed, wishes = set(search.needed), set(search.wishes)
    met = sum(bool(one.service_bits & service.bit) for service in needed)
    granted = sum(bool(one.service_bits & wish.bit) for wish in wishes)
    near = max(Fraction(0), 1 - Fraction(one.distance_m, search.radius_m))
    return (
        50 * (Fraction(met, len(needed)) if needed else 1)
        + 25 * (1 if search.category is Category.AMBULANT else near)
        + 20 * SHARES[one.lamp.counts_as]
        + 5 * (Fraction(granted, len(wishes)) if wishes else 1)
    )
