"""§ 41 SGB XI: Tages- und Nachtpflege, in addition and without offset."""

from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "tages_nachtpflege"


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which amount Tages- or Nachtpflege is paid."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HAEUSLICH)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    posten = personal(name=f"{NAME}.{situation.grade}", situation=situation, law=law)
    is_shared_flat = situation.home is Wohnform.WOHNGRUPPE
    leistung = Leistung(
        NAME,
        posten.amount.citation,
        is_due=True,
        posten=(posten,),
        conditions=("ergaenzt_haeusliche_pflege", *(("wohngruppe_nachweis",) * is_shared_flat)),
        notes=("zusaetzlich", "eigene_kosten"),
    )
    return grant(leistung=leistung, situation=situation)
