"""§ 43 SGB XI: vollstationäre Pflege; Pflegegrad 1 gets a Zuschuss (Abs. 3)."""

from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "vollstationaer"
HOMES = frozenset({Wohnform.HEIM})


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say how much of the care-related costs of a Heim is paid."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    posten = personal(name=f"{NAME}.{situation.grade}", situation=situation, law=law)
    leistung = Leistung(
        NAME,
        posten.amount.citation,
        is_due=True,
        posten=(posten,),
        conditions=("zugelassenes_heim",),
        notes=("eigene_kosten",),
    )
    return grant(leistung=leistung, situation=situation)
