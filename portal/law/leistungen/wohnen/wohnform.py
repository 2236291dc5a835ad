"""§ 45h SGB XI: lump sum in gemeinschaftliche Wohnformen with a contract by § 92c, since 2026."""

from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "gemeinschaftliche_wohnform"
HOMES = frozenset({Wohnform.GEMEINSCHAFTLICH})


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say how much is paid per month; other benefits at home are limited (Abs. 2 and 3)."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    posten = personal(name=NAME, situation=situation, law=law)
    leistung = Leistung(
        NAME,
        posten.amount.citation,
        is_due=True,
        posten=(posten,),
        conditions=("vertrag",),
        notes=("statt_anderer", "pflegegrad_1"),
    )
    return grant(leistung=leistung, situation=situation)
