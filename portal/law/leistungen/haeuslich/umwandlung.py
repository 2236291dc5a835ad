"""§ 45a Abs. 4 SGB XI: unused Sachleistung for Angebote zur Unterstützung im Alltag."""

from fractions import Fraction

from portal.law.leistungen.haeuslich.nutzung import measure_use
from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import HAEUSLICH, Situation
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "umwandlung"


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say how much may be converted: at most its limit and what no Pflegedienst has used."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HAEUSLICH)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    use = measure_use(situation=situation, law=law)
    name = f"{NAME}.{situation.grade}"
    cents = min(Fraction(law.money(name).cents), use.maximum - use.service)
    if not cents:
        return refuse(name=NAME, law=law, reason="ausgeschoepft")
    posten = personal(name=name, situation=situation, law=law, cents=cents)
    leistung = Leistung(
        NAME,
        posten.amount.citation,
        is_due=True,
        posten=(posten,),
        conditions=("anerkanntes_angebot", "nicht_genutzt"),
        notes=("zaehlt_als_sachleistung", "ohne_antrag"),
    )
    return grant(leistung=leistung, situation=situation)
