"""§ 39 SGB XI: Verhinderungspflege in its versions.

Until 2025-06-30 six weeks, six months of care before the first one, an amount of its own and
1.5 months of Pflegegeld for relatives; for young people with a high Pflegegrad, from 2024 on,
eight weeks, no such months and 2 months of Pflegegeld (Abs. 4 and 5). From 2025-07-01 eight weeks
for all, no months before and the Gemeinsame Jahresbetrag. The numbers stand in `law/data`.
"""

from fractions import Fraction

from portal.law.fristen.antragsfristen import claim_verhinderung, use_of_the_year
from portal.law.fristen.frist import Frist
from portal.law.leistungen.auszeit import jahresbudget
from portal.law.leistungen.leistung import (
    Leistung,
    Posten,
    grant,
    personal,
    refuse,
    shared,
    why_not,
)
from portal.law.leistungen.situation import HAEUSLICH, Ersatzpflege, Situation, Wohnform
from portal.law.parameters import Snapshot
from portal.values.finding import Finding

NAME, YOUNG = "verhinderung", "verhinderung_jung"
WAITING = "verhinderung_vorpflegezeit"
HOMES = HAEUSLICH | {Wohnform.BEHINDERTENHILFE}


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which amount and for how many weeks Ersatzpflege is paid."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HOMES)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    subject = which(situation=situation, law=law)
    if subject == NAME and _waits(situation, law):
        return refuse(name=NAME, law=law, reason="vorpflegezeit")
    is_relative = situation.helper is Ersatzpflege.ANGEHOERIGE
    amounts = _for_relatives if is_relative else _for_others
    posten = [*amounts(subject, situation, law), shared(name=f"{subject}_wochen", law=law)]
    if jahresbudget.is_used(situation=situation):
        posten.append(_rest(subject, situation, law))
    leistung = Leistung(
        NAME,
        law.citation(subject),
        is_due=True,
        posten=tuple(posten),
        conditions=_conditions(subject, situation, law),
        notes=("pflegegeld_zur_haelfte", "stundenweise"),
        deadlines=_deadlines(law),
    )
    flags = {
        "jung": subject == YOUNG,
        "angehoerige": is_relative,
        "uebergang": jahresbudget.is_transition(law=law),
    }
    why = tuple(code for code, holds in flags.items() if holds)
    return grant(leistung=leistung, situation=situation, why=why)


def which(*, situation: Situation, law: Snapshot) -> str:
    """Return which rule holds: the one for young people or the one for all."""
    lowest = law.find("verhinderung_jung_grenzen.pflegegrad")
    is_young = lowest is not None and situation.is_under_25 and situation.grade >= lowest.whole
    return YOUNG if is_young else NAME


def _waits(situation: Situation, law: Snapshot) -> bool:
    rule = law.find(WAITING)
    months = situation.cared_for_months
    return rule is not None and months is not None and months < rule.whole


def _for_others(subject: str, situation: Situation, law: Snapshot) -> list[Posten]:
    names = [f"{subject}.{key}" for key in ("aufstockung", "hoechstens")]
    if law.has_subject(jahresbudget.JAHRESBETRAG):
        names = []
    return [personal(name=name, situation=situation, law=law) for name in (subject, *names)]


def _for_relatives(subject: str, situation: Situation, law: Snapshot) -> list[Posten]:
    """Grant months of Pflegegeld, and with proven expenses more, up to what the year has left.

    What was paid before is not taken from the months of Pflegegeld: others may have got it.
    """
    factor = Fraction(law.number(f"{subject}_angehoerige_faktor"))
    total = Fraction(law.money(f"{subject}.hoechstens").cents)
    rest = jahresbudget.rest_for_verhinderung(subject=subject, situation=situation, law=law)
    base = law.money(f"pflegegeld.{situation.grade}").cents * factor
    values = {"verhinderung_angehoerige": min(base, rest)}
    if situation.expenses.cents:
        proven = min(base + situation.expenses.cents, rest)
        values["verhinderung_angehoerige_nachweis"] = proven
    values["verhinderung_angehoerige_hoechstens"] = total
    return [
        personal(name=f"{subject}.hoechstens", situation=situation, law=law, cents=cents, key=key)
        for key, cents in values.items()
    ]


def _rest(subject: str, situation: Situation, law: Snapshot) -> Posten:
    rest = jahresbudget.rest_for_verhinderung(subject=subject, situation=situation, law=law)
    return personal(name=subject, situation=situation, law=law, cents=rest, key="verhinderung_rest")


def _conditions(subject: str, situation: Situation, law: Snapshot) -> tuple[str, ...]:
    flags = {
        "pflegeperson_verhindert": True,
        "vorpflegezeit": subject == NAME and law.find(WAITING) is not None,
        "nachweis_der_kosten": True,
        "nur_zeiten_zu_hause": situation.home is Wohnform.BEHINDERTENHILFE,
    }
    return tuple(name for name, holds in flags.items() if holds)


def _deadlines(law: Snapshot) -> tuple[Frist, ...]:
    found = []
    if law.find("verhinderung_antragsfrist") is not None:
        found.append(claim_verhinderung(law=law))
    if law.has_subject(jahresbudget.JAHRESBETRAG):
        found.append(use_of_the_year(law=law, name=jahresbudget.JAHRESBETRAG))
    return tuple(found)
