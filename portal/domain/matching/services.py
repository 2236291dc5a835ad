"""The codes of what a facility offers, with their categories and German labels.

A code's bit is its position in `Service` and is stored in the database: append, never reorder.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from portal.domain.matching.category import Category


class Service(StrEnum):
    """One thing that a facility may offer; the value is the German label."""

    AMB_GRUNDPFLEGE = "Häusliche Pflege"
    AMB_BEHANDLUNG = "Behandlungspflege"
    AMB_HAUSHALT = "Haushaltshilfe"
    AMB_ESSEN = "Essen auf Rädern"
    AMB_VERHINDERUNG = "Verhinderungspflege zu Hause"
    AMB_ENTLASTUNG = "Entlastung und Betreuung"
    AMB_DEMENZ = "Demenzbetreuung"
    AMB_INTENSIV = "Intensivpflege und Beatmung zu Hause"
    AMB_HOSPIZ = "Ambulanter Hospizdienst, SAPV"
    AMB_NACHT = "Nachtpflege zu Hause"
    STA_VOLL = "Vollstationäre Pflege"
    STA_KURZZEIT = "Kurzzeit- und Verhinderungspflege"
    STA_DEMENZ_OFFEN = "Demenz-Wohnbereich"
    STA_DEMENZ_GESCHUETZT = "Geschützter Demenz-Wohnbereich"
    STA_HOSPIZ = "Stationäres Hospiz"
    STA_INTENSIV = "Intensivpflege, Beatmung, Wachkoma"
    STA_STUNDENWEISE = "Stundenweise Pflege"
    STA_GERONTO = "Gerontopsychiatrie"
    STA_BEHINDERUNG = "Pflege bei Behinderung"
    STA_PROBE = "Probewohnen im Heim"
    STA_EIGENE_MOEBEL = "Eigene Möbel erlaubt"
    STA_ARZT = "Arztbesuch im Haus"
    TAG = "Tagespflege"
    NACHT = "Nachtpflege"
    WOHN_BARRIEREFREI = "Barrierefreie Wohnung"
    WOHN_BETREUT = "Betreutes Wohnen"
    WOHN_WG = "Pflege- oder Demenz-Wohngemeinschaft"
    WOHN_AUFZUG = "Aufzug"
    WOHN_STUFENLOS = "Stufenlos erreichbar"
    WOHN_BODENGLEICHE_DUSCHE = "Bodengleiche Dusche"
    WOHN_BALKON = "Balkon"
    WOHN_HAUSNOTRUF = "Hausnotruf"
    WOHN_GEMEINSCHAFTSRAUM = "Gemeinschaftsraum"
    WOHN_RESTAURANT = "Restaurant im Haus"
    WOHN_HAUSTIERE = "Haustiere erlaubt"
    WOHN_PARKPLATZ = "Parkplatz"
    WOHN_BUS_BAHN = "Bus oder Bahn in der Nähe"
    WOHN_ARZT_IN_DER_NAEHE = "Arzt in der Nähe"
    WOHN_PROBEWOHNEN = "Probewohnen"
    WOHN_WBS_WOHNUNG = "Wohnung mit Wohnberechtigungsschein"
    MERKMAL_KONFESSIONELL = "Konfessioneller Träger"
    MERKMAL_HAUSTIER = "Haustier darf mitkommen"
    MERKMAL_NUR_FRAUEN = "Körperpflege nur durch Frauen möglich"
    MERKMAL_NUR_MAENNER = "Körperpflege nur durch Männer möglich"
    SPRACHE_EN = "Englisch"
    SPRACHE_TR = "Türkisch"
    SPRACHE_FR = "Französisch"
    SPRACHE_RU = "Russisch"
    SPRACHE_ES = "Spanisch"
    SPRACHE_PL = "Polnisch"
    SPRACHE_ANDERE = "Weitere Sprachen"

    @property
    def bit(self) -> int:
        """Return the power of two that stands for the code in `service_bits`."""
        return _BITS[self]

    @property
    def category(self) -> Category | None:
        """Return the category the code belongs to; None for features any facility may have."""
        return _CATEGORIES[self]


_BITS = {service: 1 << position for position, service in enumerate(Service)}
_CATEGORY_BY_PREFIX = {
    "AMB": Category.AMBULANT,
    "STA": Category.STATIONAER,
    "TAG": Category.TAGESPFLEGE,
    "NACHT": Category.TAGESPFLEGE,
    "WOHN": Category.WOHNEN,
    "MERKMAL": None,
    "SPRACHE": None,
}
_CATEGORIES = {service: _CATEGORY_BY_PREFIX[service.name.split("_", 1)[0]] for service in Service}


def bits_of(*, services: Iterable[Service]) -> int:
    """Return the sum of the bits of these services, each counted once."""
    total = 0
    for service in services:
        total |= service.bit
    return total


@lru_cache(maxsize=512)
def services_in(*, bits: int) -> tuple[Service, ...]:
    """Return the services whose bits are set, in the order of their definition."""
    return tuple(service for service in Service if bits & service.bit)
