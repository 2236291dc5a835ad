"""Named conditions that several rules share, as data.

A set counts only real options: „nichts davon“ and „weiß nicht“ are never among the keys below.
"""

from collections.abc import Mapping
from typing import Final

from portal.domain.robin.answers import ESTIMATE, Answers, values_of
from portal.domain.robin.conditions import Condition, parse_condition

NO_GRADE: Final = "keiner"
UNKNOWN_GRADE: Final = "unbekannt"

_TEXTS: Final = {
    # The grade in effect: the stated one, else the estimate, else none where there is none.
    "pg_ab_1": "pg in (1, 2, 3, 4, 5) oder pg_rechner.ergebnis in (1, 2, 3, 4, 5)",
    "pg_ab_2": "pg in (2, 3, 4, 5) oder pg_rechner.ergebnis in (2, 3, 4, 5)",
    "pg_hoechstens_1": (
        "pg == 1 oder pg_rechner.ergebnis in (keiner, 1)"
        " oder (pg_status == nein und nicht pg_rechner.ergebnis beantwortet)"
    ),
    "demenz": "demenz.stand in (ja, verdacht)",
    "intensiv": "hilfebedarf == rund_um_die_uhr oder pflege.haeufig == auch_nachts",
    "bett": (
        "mobil.transport == nein oder (mobil.einschraenkung enthaelt liegt_ueberwiegend_im_bett"
        " und nicht mobil.transport beantwortet)"
    ),
    "allein_tags": (
        "betreuung.wann enthaelt tagsueber oder zuhause.hindernis == allein_am_tag"
        " oder berufstaetig == ja"
    ),
    "tagwunsch": (
        "betreuung.wann enthaelt tagsueber oder betreuung.arten enthaelt tagesgruppe"
        " oder zuhause.hindernis == allein_am_tag oder demenz.angebot enthaelt tagespflege"
        " oder entlastung.wofuer enthaelt_eines (arbeit, ein_paar_stunden_pro_woche)"
    ),
    "nachts": (
        "betreuung.wann enthaelt nachts oder betreuung.arten enthaelt nachtwache"
        " oder demenz.verhalten enthaelt unruhe_nachts oder entlastung.wofuer enthaelt nachts"
        " oder zuhause.hindernis == allein_in_der_nacht oder pflege.bereiche enthaelt nachts"
        " oder pflege.haeufig == auch_nachts"
    ),
    "kurz": (
        "wunsch == zeitweise oder entlastung.wofuer enthaelt_eines (urlaub, krankheit)"
        " oder (wohnt == klinik und wann == sofort)"
    ),
    "lebensende": (
        "krankheit.themen enthaelt schmerzen_palliativ und krankheit.dauer == letzte_lebensphase"
    ),
    "beatmung": "krankheit.themen enthaelt beatmung_intensiv",
    "am_ende_der_kraft": (
        "wer_hilft == niemand oder belastung == am_limit"
        " oder zuhause.hindernis == angehoerige_schaffen_es_nicht"
    ),
    # The condition of E3.3, which also decides which wards are needed.
    "heim_erwaegen": (
        "wunsch == offen und ((intensiv und am_ende_der_kraft)"
        " oder demenz.angebot enthaelt wohnbereich_fuer_demenz)"
    ),
    "vermittlung_24h": "pflege.24h in (ja, vielleicht)",
}


def _parsed() -> Mapping[str, Condition]:
    known: dict[str, Condition] = {}
    for name, text in _TEXTS.items():
        known[name] = parse_condition(text=text, names=known)
    return known


TRAITS: Final[Mapping[str, Condition]] = _parsed()
"""Condition by name; a later one may use an earlier one."""


def grade_in_effect(*, answers: Answers) -> str:
    """Return „1“ to „5“, „keiner“ or „unbekannt“.

    The stated Pflegegrad comes first, then the calculator's estimate. „Beantragt“ and
    „weiß nicht“ leave it unknown.
    """
    stated = values_of(answer=answers.get("pg")) or values_of(answer=answers.get(ESTIMATE))
    if stated:
        return stated[0]
    return NO_GRADE if answers.get("pg_status") == "nein" else UNKNOWN_GRADE
