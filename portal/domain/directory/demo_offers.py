"""What invented facilities offer, how big they are and what their lights say."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from portal.domain.availability.light import KindOfPlace, Light, Report
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service

_T = TypeVar("_T")

OLDEST_REPORT_DAYS = 60

CATEGORY_PERCENT = {
    Category.AMBULANT: 43,
    Category.STATIONAER: 32,
    Category.TAGESPFLEGE: 15,
    Category.WOHNEN: 10,
}
_SERVICE_PERCENT: dict[Category, dict[Service, int]] = {
    Category.AMBULANT: {
        Service.AMB_GRUNDPFLEGE: 96,
        Service.AMB_BEHANDLUNG: 90,
        Service.AMB_HAUSHALT: 72,
        Service.AMB_ESSEN: 18,
        Service.AMB_VERHINDERUNG: 65,
        Service.AMB_ENTLASTUNG: 70,
        Service.AMB_DEMENZ: 45,
        Service.AMB_INTENSIV: 7,
        Service.AMB_HOSPIZ: 9,
        Service.AMB_NACHT: 12,
    },
    Category.STATIONAER: {
        Service.STA_VOLL: 94,
        Service.STA_KURZZEIT: 62,
        Service.STA_DEMENZ_OFFEN: 44,
        Service.STA_DEMENZ_GESCHUETZT: 16,
        Service.STA_HOSPIZ: 4,
        Service.STA_INTENSIV: 5,
        Service.STA_STUNDENWEISE: 8,
        Service.STA_GERONTO: 14,
        Service.STA_BEHINDERUNG: 6,
        Service.STA_PROBE: 28,
        Service.STA_EIGENE_MOEBEL: 70,
        Service.STA_ARZT: 40,
    },
    Category.TAGESPFLEGE: {Service.TAG: 97, Service.NACHT: 7},
    Category.WOHNEN: {
        Service.WOHN_BARRIEREFREI: 55,
        Service.WOHN_BETREUT: 70,
        Service.WOHN_WG: 22,
        Service.WOHN_AUFZUG: 60,
        Service.WOHN_STUFENLOS: 62,
        Service.WOHN_BODENGLEICHE_DUSCHE: 58,
        Service.WOHN_BALKON: 50,
        Service.WOHN_HAUSNOTRUF: 64,
        Service.WOHN_GEMEINSCHAFTSRAUM: 55,
        Service.WOHN_RESTAURANT: 18,
        Service.WOHN_HAUSTIERE: 45,
        Service.WOHN_PARKPLATZ: 52,
        Service.WOHN_BUS_BAHN: 66,
        Service.WOHN_ARZT_IN_DER_NAEHE: 48,
        Service.WOHN_PROBEWOHNEN: 20,
        Service.WOHN_WBS_WOHNUNG: 16,
    },
}
_FEATURE_PERCENT = {
    Service.MERKMAL_HAUSTIER: 22,
    Service.MERKMAL_NUR_FRAUEN: 20,
    Service.MERKMAL_NUR_MAENNER: 9,
    Service.SPRACHE_EN: 30,
    Service.SPRACHE_TR: 14,
    Service.SPRACHE_FR: 6,
    Service.SPRACHE_RU: 18,
    Service.SPRACHE_ES: 5,
    Service.SPRACHE_PL: 20,
    Service.SPRACHE_ANDERE: 10,
}
_MAIN_SERVICE = {
    Category.AMBULANT: Service.AMB_GRUNDPFLEGE,
    Category.STATIONAER: Service.STA_VOLL,
    Category.TAGESPFLEGE: Service.TAG,
    Category.WOHNEN: Service.WOHN_BETREUT,
}
_CAPACITY = {
    Category.STATIONAER: (24, 160),
    Category.TAGESPFLEGE: (8, 30),
    Category.WOHNEN: (6, 90),
}
_KIND_OF_SERVICE = {
    Service.AMB_GRUNDPFLEGE: KindOfPlace.AUFNAHME,
    Service.AMB_VERHINDERUNG: KindOfPlace.VERHINDERUNGSPFLEGE,
    Service.STA_VOLL: KindOfPlace.DAUERPFLEGE,
    Service.STA_KURZZEIT: KindOfPlace.KURZZEITPFLEGE,
    Service.TAG: KindOfPlace.TAGESPFLEGE,
    Service.NACHT: KindOfPlace.NACHTPFLEGE,
    Service.WOHN_BETREUT: KindOfPlace.WOHNUNG,
    Service.WOHN_BARRIEREFREI: KindOfPlace.WOHNUNG,
    Service.WOHN_WG: KindOfPlace.WOHNUNG,
}
_LIGHT_PERCENT = {Light.FREI: 34, Light.AUF_ANFRAGE: 26, Light.BELEGT: 32, Light.UNBEKANNT: 8}
_REPORTED_PERCENT = 80
_MOST_FREE_PLACES = 6
_MOST_DAYS_UNTIL_FREE = 90


@dataclass(frozen=True, slots=True)
class DemoOffer:
    """What one invented facility offers."""

    category: Category
    services: tuple[Service, ...]
    capacity: int | None
    reports: tuple[Report, ...]


def draw_offer(*, chance: random.Random, today: date, is_church: bool) -> DemoOffer:
    """Draw category, services, size and lights; reports are 0 to 60 days old on `today`."""
    category = _weighted(chance, CATEGORY_PERCENT)
    percent = _SERVICE_PERCENT[category] | _FEATURE_PERCENT
    drawn = {service for service, share in percent.items() if chance.randrange(100) < share}
    if not any(service.category is category for service in drawn):
        drawn.add(_MAIN_SERVICE[category])
    if is_church:
        drawn.add(Service.MERKMAL_KONFESSIONELL)
    bounds = _CAPACITY.get(category)
    kinds = {_KIND_OF_SERVICE[service] for service in drawn & _KIND_OF_SERVICE.keys()}
    return DemoOffer(
        category=category,
        services=tuple(service for service in Service if service in drawn),
        capacity=chance.randint(*bounds) if bounds else None,
        reports=tuple(
            _report(chance, kind, today)
            for kind in KindOfPlace
            if kind in kinds and chance.randrange(100) < _REPORTED_PERCENT
        ),
    )


def _report(chance: random.Random, kind: KindOfPlace, today: date) -> Report:
    light = _weighted(chance, _LIGHT_PERCENT)
    # The lower of two draws: most reports are young, a few are old.
    draws = (chance.randint(0, OLDEST_REPORT_DAYS), chance.randint(0, OLDEST_REPORT_DAYS))
    places = chance.randint(1, _MOST_FREE_PLACES)
    wait = chance.randint(7, _MOST_DAYS_UNTIL_FREE)
    is_free = light is Light.FREI
    return Report(
        kind=kind,
        light=light,
        confirmed_on=today - timedelta(days=min(draws)),
        places=places if is_free else None,
        free_from=today + timedelta(days=wait) if light is Light.AUF_ANFRAGE else None,
    )


def _weighted(chance: random.Random, percent: dict[_T, int]) -> _T:
    return chance.choices(tuple(percent), weights=tuple(percent.values()))[0]
