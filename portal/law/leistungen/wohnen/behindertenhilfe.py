"""§ 43a SGB XI: part of the fee of a facility of Behindertenhilfe."""

from dataclasses import replace
from fractions import Fraction

from portal.law.leistungen.leistung import (
    PERCENT,
    UNKNOWN_SHARE,
    Leistung,
    grant,
    personal,
    refuse,
    shared,
    why_not,
)
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME, PART = "behindertenhilfe", "behindertenhilfe_anteil"
HOMES = frozenset({Wohnform.BEHINDERTENHILFE})


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which amount the fee is paid; exactly, where the fee is said.

    The fee is left out, with that reason, where the part that is paid is not known for the day.
    """
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    posten = [personal(name=NAME, situation=situation, law=law)]
    is_known = law.has_subject(PART)
    if is_known:
        posten.append(shared(name=PART, law=law))
    if is_known and situation.facility_fee is not None:
        part = situation.facility_fee.cents * Fraction(law.number(PART)) / PERCENT
        cents = min(part, Fraction(law.money(NAME).cents))
        one = personal(name=NAME, situation=situation, law=law, cents=cents)
        posten[0] = replace(one, is_maximum=False)
    leistung = Leistung(
        NAME,
        posten[0].amount.citation,
        is_due=True,
        posten=tuple(posten),
        conditions=("wohnt_in_einrichtung",),
        notes=("pflegegeld_zu_hause",),
    )
    is_left_out = situation.facility_fee is not None and not is_known
    why = (UNKNOWN_SHARE,) if is_left_out else ()
    return grant(leistung=leistung, situation=situation, why=why)
