"""§ 37 Abs. 3 SGB XI: advice at home, a duty with Pflegegeld and a right without it."""

from portal.law.fristen.beratungsbesuche import visit_of_period
from portal.law.leistungen.haeuslich.nutzung import measure_use
from portal.law.leistungen.leistung import Leistung, Posten, grant, refuse, shared, why_not
from portal.law.leistungen.situation import HAEUSLICH, Situation
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME, FREE = "beratungsbesuch", "beratungsbesuch_freiwillig"


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say how often the visit must or may take place, and until when the next one must."""
    reason = why_not(subject=FREE, situation=situation, law=law, homes=HAEUSLICH)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    duty = visit_of_period(grade=situation.grade, law=law)
    has_pflegegeld = duty is not None and measure_use(situation=situation, law=law).share < 1
    leistung = Leistung(
        NAME,
        law.citation(NAME),
        is_due=True,
        posten=_posten(situation, law, has_pflegegeld=has_pflegegeld),
        conditions=("termin_vereinbaren",),
        notes=("video", "kuerzung") if has_pflegegeld else ("kostenlos",),
        deadlines=(duty,) if duty is not None and has_pflegegeld else (),
    )
    code = "pflicht" if has_pflegegeld else "freiwillig"
    return grant(leistung=leistung, situation=situation, why=(code,))


def _posten(situation: Situation, law: Snapshot, *, has_pflegegeld: bool) -> tuple[Posten, ...]:
    by_grade = f"{FREE}.{situation.grade}"
    names = [by_grade] if by_grade in law.amounts else []
    if has_pflegegeld:
        names.insert(0, f"{NAME}.{situation.grade}")
    return tuple(shared(name=name, law=law) for name in names or [f"{FREE}.sachleistung"])
