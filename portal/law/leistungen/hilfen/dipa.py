"""§§ 39a, 40a and 40b SGB XI: digital applications for care and the support in using them.

One amount for both until 2025; since 2026 two caps of their own.
"""

from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import HAEUSLICH, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "dipa"
HOMES = HAEUSLICH | {Wohnform.GEMEINSCHAFTLICH}


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which amounts an application and the support are paid; they do not add up."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    posten = tuple(
        personal(name=f"{NAME}.{key}", situation=situation, law=law) for key in law.keys(NAME)
    )
    leistung = Leistung(
        NAME,
        posten[0].amount.citation,
        is_due=True,
        posten=posten,
        conditions=("im_verzeichnis", "bewilligt"),
        notes=("zwei_betraege" if len(posten) > 1 else "ein_betrag",),
    )
    return grant(leistung=leistung, situation=situation)
