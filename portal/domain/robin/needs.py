"""Which services the answers call for, which are indispensable, and which are wishes.

The codes and their occasions are the project's own table; every condition is data.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from portal.domain.availability.light import KindOfPlace
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.robin.answers import Answers, Reading, values_of
from portal.domain.robin.conditions import AnyOf, Condition, parse_condition
from portal.domain.robin.evaluation import Cause, causes, holds
from portal.domain.robin.traits import TRAITS

_NEEDED_WHEN: Final = {
    "AMB_GRUNDPFLEGE": (
        "pflege.bereiche enthaelt_eines (waschen_duschen, an_ausziehen, toilette_inkontinenz,"
        " aufstehen_zubettgehen, nachts)"
        " oder hilfebedarf in (taeglich, mehrmals, rund_um_die_uhr, weiss_nicht)"
        " oder intensiv oder bett oder pg_ab_2"
        " oder mobil.einschraenkung enthaelt_eines"
        " (aufstehen, umsetzen, drehen_im_bett, liegt_ueberwiegend_im_bett)"
        " oder essen.hilfe enthaelt_eines (essen_geben, trinken_erinnern)"
    ),
    "AMB_BEHANDLUNG": (
        "krankheit.themen enthaelt_eines (medikamente, spritzen, wunden_verbaende,"
        " blutdruck_zucker_messen, katheter_stoma, schmerzen_palliativ)"
    ),
    "AMB_HAUSHALT": "interessen enthaelt haushalt",
    "AMB_ESSEN": (
        "haushalt.essen == ja oder essen.liefern == ja oder essen.hilfe enthaelt zubereiten"
    ),
    "AMB_VERHINDERUNG": "entlastung.wofuer enthaelt_eines (urlaub, krankheit)",
    "AMB_ENTLASTUNG": (
        "betreuung.noetig == ja"
        " oder entlastung.wofuer enthaelt_eines (ein_paar_stunden_pro_woche, arbeit, dauerhaft)"
        " oder zuhause.hindernis in (allein_am_tag, angehoerige_schaffen_es_nicht)"
        " oder gesellschaft.arten enthaelt besuchsdienst oder mobil.fahrt == ja"
        " oder demenz.angebot enthaelt betreuung_zu_hause"
    ),
    "AMB_DEMENZ": "demenz",
    "AMB_INTENSIV": "beatmung",
    "AMB_HOSPIZ": "lebensende",
    "AMB_NACHT": "nachts",
    "STA_VOLL": "wunsch == heim oder heim_erwaegen",
    "STA_KURZZEIT": "kurz",
    "STA_DEMENZ_OFFEN": (
        "demenz und (wunsch == heim oder heim_erwaegen)"
        " und nicht demenz.verhalten enthaelt laeuft_weg"
    ),
    "STA_DEMENZ_GESCHUETZT": (
        "demenz und (wunsch == heim oder heim_erwaegen) und demenz.verhalten enthaelt laeuft_weg"
    ),
    "STA_HOSPIZ": "lebensende und wunsch != zuhause",
    # Part 3 is recommended to a ventilated person exactly when this holds; a test proves it.
    "STA_INTENSIV": (
        "beatmung und nicht (wohnt == heim und wunsch == offen)"
        " und nicht (wunsch == zuhause und nicht kurz)"
    ),
    "TAG": (
        "allein_tags oder demenz oder tagwunsch oder (interessen enthaelt gesellschaft"
        " und hilfebedarf in (taeglich, mehrmals, rund_um_die_uhr))"
    ),
    "NACHT": "nachts",
    "WOHN_BARRIEREFREI": "wohnen.form enthaelt barrierefreie_wohnung",
    "WOHN_BETREUT": "wohnen.form enthaelt betreutes_wohnen",
    "WOHN_WG": "wohnen.form enthaelt senioren_wg oder demenz.angebot enthaelt demenz_wg",
}

NEEDS: Final[Mapping[Service, Condition]] = {
    Service[name]: parse_condition(text=text, names=TRAITS) for name, text in _NEEDED_WHEN.items()
}
"""When a service is needed. Services that are missing here are search features or wishes."""

_BY_CODE: Final = {
    **TRAITS,
    **{service.name: condition for service, condition in NEEDS.items()},
}

NAMED_CONDITIONS: Final[Mapping[str, Condition]] = {
    **_BY_CODE,
    "bedarf_ambulant": AnyOf(
        parts=tuple(
            condition
            for service, condition in NEEDS.items()
            if service.category is Category.AMBULANT
        ),
    ),
    # Of those who do not live in a home, part 4 is recommended to these; a test proves it.
    "weg_zur_tagespflege": parse_condition(
        text=(
            "(TAG oder NACHT) und nicht bett und wunsch != heim"
            " und nicht (hilfebedarf in (kaum, woechentlich)"
            " und nicht demenz und nicht tagwunsch und nicht nachts)"
        ),
        names=_BY_CODE,
    ),
}
"""The traits, the needs by code, „any outpatient service is needed“ and „goes to day care“."""

_WISHES: Final = {
    "konfessioneller_traeger": Service.MERKMAL_KONFESSIONELL,
    "haustier_mitnehmen": Service.MERKMAL_HAUSTIER,
    "nur_frauen": Service.MERKMAL_NUR_FRAUEN,
    "nur_maenner": Service.MERKMAL_NUR_MAENNER,
}
_LANGUAGES: Final = ("en", "tr", "fr", "ru", "es", "pl", "andere")
_AMENITIES: Final = (
    "aufzug",
    "stufenlos",
    "bodengleiche_dusche",
    "balkon",
    "hausnotruf",
    "gemeinschaftsraum",
    "restaurant",
    "haustiere",
    "parkplatz",
    "bus_bahn",
    "arzt_in_der_naehe",
    "probewohnen",
    "wbs_wohnung",
)
WISHES: Final[Mapping[Cause, Service]] = {
    **{("wuensche", key): service for key, service in _WISHES.items()},
    **{("wuensche.sprache", key): Service[f"SPRACHE_{key.upper()}"] for key in _LANGUAGES},
    **{("wohnen.ausstattung", key): Service[f"WOHN_{key.upper()}"] for key in _AMENITIES},
}
"""The feature each chosen option wishes for; wishes weigh little and never exclude."""


@dataclass(frozen=True, slots=True)
class Need:
    """A needed service and every chosen option that calls for it."""

    service: Service
    causes: tuple[Cause, ...]


def needed_services(*, answers: Answers, category: Category) -> tuple[Need, ...]:
    """Return what is needed of this category, in the order of the codes.

    `answers` are pruned. Nothing needed means that every facility of the category fits.
    """
    needs = []
    for service, condition in NEEDS.items():
        if service.category is category and _met(condition, answers):
            needs.append(Need(service=service, causes=causes(condition=condition, answers=answers)))
    return tuple(needs)


def wishes(*, answers: Answers, category: Category) -> tuple[Service, ...]:
    """Return the features wished for: of any facility, and those of this category alone."""
    return tuple(
        service
        for (question, key), service in WISHES.items()
        if service.category in {None, category} and key in values_of(answer=answers.get(question))
    )


def indispensable_services(*, rule: str, answers: Answers) -> frozenset[Service]:
    """Return the services of which a facility must offer at least one, or none at all.

    The rule that recommends a part says what the part is recommended *for*; a facility without
    it would not be what the sentence promises. E3.2: short-term care. E3.4: hospice or intensive
    care, whichever applies. Part 4: day care for E4.1 to E4.4, night care if the nights are
    hard; of both one is enough. E5.4: the shared flat, or what else the person ticked.

    Part 2 has none: most directories do not say whether a service offers intensive or night
    care, and a person who needs it also needs help that the others give. The score decides.
    """
    fitting = _INDISPENSABLE.get(rule, frozenset())
    return frozenset(service for service in fitting if _met(NEEDS[service], answers))


def kinds_of_place(*, part: int, rule: str, answers: Answers) -> frozenset[KindOfPlace]:
    """Return what kinds of free place the person looks for in this part.

    A short stay alone (E3.2) asks for short-term and respite places; a short stay before or
    beside a permanent one asks for both.
    """
    match part:
        case 2:
            return frozenset({KindOfPlace.AUFNAHME})
        case 3:
            return _kinds_in_homes(rule, answers)
        case 4:
            kinds = {
                kind for service, kind in _KINDS_BY_SERVICE.items() if _met(NEEDS[service], answers)
            }
            return frozenset(kinds or _KINDS_BY_SERVICE.values())
        case 5:
            return frozenset({KindOfPlace.WOHNUNG})
    return frozenset()


_SHORT: Final = frozenset({KindOfPlace.KURZZEITPFLEGE, KindOfPlace.VERHINDERUNGSPFLEGE})
_KINDS_BY_SERVICE: Final = {
    Service.TAG: KindOfPlace.TAGESPFLEGE,
    Service.NACHT: KindOfPlace.NACHTPFLEGE,
}
_DAY_OR_NIGHT: Final = frozenset({Service.TAG, Service.NACHT})
_INDISPENSABLE: Final = {
    "E3.2": frozenset({Service.STA_KURZZEIT}),
    "E3.4": frozenset({Service.STA_HOSPIZ, Service.STA_INTENSIV}),
    **{f"E4.{number}": _DAY_OR_NIGHT for number in range(1, 6)},
    "E5.4": frozenset({Service.WOHN_BARRIEREFREI, Service.WOHN_BETREUT, Service.WOHN_WG}),
}


def _kinds_in_homes(rule: str, answers: Answers) -> frozenset[KindOfPlace]:
    if rule == "E3.2":
        return _SHORT
    lasting = frozenset({KindOfPlace.DAUERPFLEGE})
    return lasting | _SHORT if _met(TRAITS["kurz"], answers) else lasting


def _met(condition: Condition, answers: Answers) -> bool:
    return holds(condition=condition, reading=Reading(answers))
