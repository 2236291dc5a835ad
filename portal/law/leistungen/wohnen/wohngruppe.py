"""§§ 45f and 45g SGB XI, until 2025 §§ 38a and 45e: extra money for Wohngruppen."""

from portal.law.fristen.antragsfristen import claim_anschub
from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, shared, why_not
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

ZUSCHLAG, ANSCHUB = "wohngruppenzuschlag", "wohngruppen_anschub"
HOMES = frozenset({Wohnform.WOHNGRUPPE})


def assess_zuschlag(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say how much each resident gets per month."""
    reason = why_not(subject=ZUSCHLAG, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=ZUSCHLAG, law=law, reason=reason)
    posten = personal(name=ZUSCHLAG, situation=situation, law=law)
    leistung = Leistung(
        ZUSCHLAG,
        posten.amount.citation,
        is_due=True,
        posten=(posten,),
        conditions=("groesse", "beauftragte_person", "keine_heimversorgung", "andere_leistung"),
        notes=("tagespflege",),
    )
    return grant(leistung=leistung, situation=situation)


def assess_anschub(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say how much founders get once for adapting the flat, alone and together."""
    reason = why_not(subject=ANSCHUB, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=ANSCHUB, law=law, reason=reason)
    posten = (
        personal(name=f"{ANSCHUB}.person", situation=situation, law=law),
        shared(name=f"{ANSCHUB}.gruppe", law=law),
    )
    leistung = Leistung(
        ANSCHUB,
        posten[0].amount.citation,
        is_due=True,
        posten=posten,
        conditions=("gruendung", "zuschlag"),
        notes=("foerdertopf", "neben_wohnumfeld"),
        deadlines=(claim_anschub(law=law),),
    )
    return grant(leistung=leistung, situation=situation)
