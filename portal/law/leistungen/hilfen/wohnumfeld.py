"""§ 40 Abs. 4 SGB XI: money for adapting the flat, shared where several live in it."""

from portal.law.leistungen.leistung import (
    Leistung,
    Posten,
    grant,
    personal,
    refuse,
    shared,
    why_not,
)
from portal.law.leistungen.situation import HAEUSLICH, Situation
from portal.law.parameters import Snapshot
from portal.values.finding import Finding
from portal.values.money import Money

NAME = "wohnumfeld"


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which amount a measure is supported, alone and together with others."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HAEUSLICH)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    posten = [personal(name=f"{NAME}.person", situation=situation, law=law)]
    if situation.persons_in_flat > 1:
        posten.append(_together(situation, law))
    leistung = Leistung(
        NAME,
        posten[0].amount.citation,
        is_due=True,
        posten=tuple(posten),
        conditions=("erleichtert_pflege", "vorher_beantragen"),
        notes=("mehrere_personen", *(("genehmigt",) * law.has_subject("wohnumfeld_frist"))),
    )
    return grant(leistung=leistung, situation=situation)


def _together(situation: Situation, law: Snapshot) -> Posten:
    """Add the amounts of all persons up to the maximum of the measure."""
    limit = shared(name=f"{NAME}.massnahme", law=law)
    cents = law.money(f"{NAME}.person").cents * situation.persons_in_flat
    value = min(Money(cents), law.money(f"{NAME}.massnahme"))
    return Posten(limit.name, value, limit.unit, limit.per, limit.is_maximum, limit.amount)
