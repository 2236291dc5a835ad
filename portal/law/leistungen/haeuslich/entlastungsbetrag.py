"""§ 45b SGB XI: Entlastungsbetrag, with its carry-over."""

from datetime import date

from portal.law.fristen.antragsfristen import use_entlastungsbetrag
from portal.law.leistungen.leistung import Leistung, grant, personal, refuse, why_not
from portal.law.leistungen.situation import HAEUSLICH, NOTHING, Situation
from portal.law.parameters import Parameters, Snapshot
from portal.values.errors import Invalid
from portal.values.finding import Finding, Reason
from portal.values.money import Money

NAME = "entlastungsbetrag"
MONTHS = range(1, 13)


def assess(*, situation: Situation, law: Snapshot) -> Finding[Leistung]:
    """Say up to which amount costs are paid back; Pflegegrad 1 may use it for Selbstversorgung."""
    reason = why_not(subject=NAME, situation=situation, law=law, homes=HAEUSLICH)
    if reason is not None:
        return refuse(name=NAME, law=law, reason=reason)
    posten = personal(name=NAME, situation=situation, law=law)
    limit = law.amount("pflegegrad_mindestens.entlastung_ohne_selbstversorgung").whole
    use = "keine_selbstversorgung" if situation.grade >= limit else "auch_selbstversorgung"
    leistung = Leistung(
        NAME,
        posten.amount.citation,
        is_due=True,
        posten=(posten,),
        conditions=("belege", use),
        notes=("uebertrag", "ohne_antrag"),
        deadlines=(use_entlastungsbetrag(law=law),),
    )
    return grant(leistung=leistung, situation=situation)


def balance(
    *,
    on: date,
    entitled_since: date,
    used_last_year: Money = NOTHING,
    used_until_expiry: Money = NOTHING,
    used_after_expiry: Money = NOTHING,
    parameters: Parameters,
) -> Finding[Money]:
    """Return what may still be used on the day, the month of the day included.

    Law: § 45b Abs. 1 Satz 5 SGB XI. What is left of last year may be used until the day that
    `use_entlastungsbetrag` names and is used first; then it is lost.

    Args:
        on: the day.
        entitled_since: first day with a Pflegegrad at home.
        used_last_year: of last year's own amounts.
        used_until_expiry: this year until the rest of last year expires.
        used_after_expiry: this year after that.
        parameters: all dated values.

    Raises:
        NotInForce: a month lies before the rule.
        Invalid: the claim begins after the day.
    """
    if entitled_since > on:
        raise Invalid("entitled_since", "after")
    ends_on = use_entlastungsbetrag(law=parameters.at(day=date(on.year - 1, 12, 31))).ends_on
    rest = max(0, _earned(on.year - 1, entitled_since, on, parameters) - used_last_year.cents)
    from_rest = min(rest, used_until_expiry.cents)
    earned = _earned(on.year, entitled_since, on, parameters)
    left = earned - (used_until_expiry.cents - from_rest) - used_after_expiry.cents
    citation = parameters.at(day=on).amount(NAME).citation
    is_usable = on <= ends_on
    code = "rest_nutzbar" if is_usable else "rest_verfallen"
    total = max(0, left) + (rest - from_rest if is_usable else 0)
    return Finding(Money(total), (Reason(code, citation),))


def _earned(year: int, since: date, on: date, parameters: Parameters) -> int:
    """Return the cents of the months of a year with a claim, up to the month of the day."""
    days = (date(year, month, 1) for month in MONTHS)
    counted = [
        day for day in days if (since.year, since.month) <= (day.year, day.month) and day <= on
    ]
    return sum(parameters.at(day=day).money(NAME).cents for day in counted)
