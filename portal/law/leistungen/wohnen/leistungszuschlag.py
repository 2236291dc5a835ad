"""§ 43c SGB XI: supplement to the care-related own share in a Heim, by months."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from portal.law.fristen.zeitraum import MONTHS_OF_A_YEAR
from portal.law.leistungen.leistung import (
    PERCENT,
    Leistung,
    Posten,
    beihilfe_share,
    grant,
    refuse,
    round_to_cents,
    shared,
    why_not,
)
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameter_file import Unit
from portal.law.parameters import Snapshot
from portal.values.errors import Invalid
from portal.values.finding import Finding

NAME = "leistungszuschlag_heim"
HOMES = frozenset({Wohnform.HEIM})
FROM_MONTH = "ab_monat_"


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say which part of the own share is taken over; all steps where the months are not said.

    The own share is that of care only: not rent, food or investments.
    """
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    leistung = Leistung(
        NAME,
        law.citation(NAME),
        is_due=True,
        posten=_posten(situation, law),
        conditions=("nur_pflegekosten",),
        notes=("angefangene_monate",),
    )
    return grant(leistung=leistung, situation=situation)


def _posten(situation: Situation, law: Snapshot) -> tuple[Posten, ...]:
    steps = sorted(law.keys(NAME), key=_first_month)
    if situation.months_in_home is None:
        return tuple(shared(name=f"{NAME}.{key}", law=law) for key in steps)
    step = [key for key in steps if _first_month(key) <= situation.months_in_home][-1]
    percent = shared(name=f"{NAME}.{step}", law=law)
    if situation.own_share is None:
        return (percent,)
    share = Fraction(law.number(percent.name)) / PERCENT
    share *= beihilfe_share(situation=situation, law=law)
    value = round_to_cents(cents=situation.own_share.cents * share)
    money = replace(percent, name=f"{NAME}_betrag", value=value, unit=Unit.EUR)
    return (percent, money)


def _first_month(key: str) -> int:
    return int(key.removeprefix(FROM_MONTH))


def count_months(*, moved_in_on: date, on: date) -> int:
    """Return the months in a Heim with the benefit, begun months counted whole.

    Law: § 43c Satz 5 and 6 SGB XI.

    Raises:
        Invalid: the person moves in after the day.
    """
    if moved_in_on > on:
        raise Invalid("moved_in_on", "after")
    years = on.year - moved_in_on.year
    return years * MONTHS_OF_A_YEAR + on.month - moved_in_on.month + 1
