"""§ 44a Abs. 3 SGB XI: pay for relatives who must arrange care at once."""

from portal.law.leistungen.leistung import Leistung, grant, refuse, shared, why_not
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME = "pflegeunterstuetzungsgeld"


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say for how many working days relatives are paid; the days belong to the relative."""
    homes = frozenset(Wohnform)
    reason = why_not(subject=NAME, situation=situation, law=law, homes=homes)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    leistung = Leistung(
        NAME,
        law.citation(NAME),
        is_due=True,
        posten=(shared(name=f"{NAME}.tage", law=law),),
        conditions=("akut", "beschaeftigt"),
        notes=("je_angehoerige",),
    )
    return grant(leistung=leistung, situation=situation)
