"""Until when a claim can be made or an amount be used, each by its own paragraph."""

from datetime import timedelta

from portal.law.fristen.frist import Frist
from portal.law.fristen.zeitraum import MONTHS_OF_A_YEAR, add_months, end_of_year
from portal.law.parameters import Snapshot

ONE_DAY = timedelta(days=1)


def claim_verhinderung(*, law: Snapshot) -> Frist:
    """Return until when the costs of Ersatzpflege on the day of the snapshot may be claimed.

    Law: § 39 Abs. 1 Satz 2 SGB XI, since 2026.

    Raises:
        NotInForce: the Ersatzpflege lies before the rule.
    """
    rule = law.amount("verhinderung_antragsfrist")
    ends_on = end_of_year(year=law.day.year + rule.whole)
    return Frist("verhinderung_antrag", ends_on, rule.citation)


def use_entlastungsbetrag(*, law: Snapshot) -> Frist:
    """Return until when the Entlastungsbetrag of the month of the snapshot may be used.

    Law: § 45b Abs. 1 Satz 5 SGB XI.

    Raises:
        NotInForce: the day lies before the rule.
    """
    rule = law.amount("entlastungsbetrag_uebertrag")
    next_year = end_of_year(year=law.day.year) + ONE_DAY
    ends_on = add_months(day=next_year, months=rule.whole) - ONE_DAY
    return Frist("entlastungsbetrag_verfall", ends_on, rule.citation)


def use_of_the_year(*, law: Snapshot, name: str) -> Frist:
    """Return until when an amount per calendar year may be used; nothing is carried over.

    The deadline is called `<name>_verfall`, as in "gemeinsamer_jahresbetrag_verfall".

    Raises:
        NotInForce: the amount is not law on the day.
    """
    amount = law.amount(name)
    return Frist(f"{name}_verfall", end_of_year(year=law.day.year), amount.citation)


def claim_anschub(*, law: Snapshot) -> Frist:
    """Return until when the Anschubfinanzierung may be claimed.

    Law: § 45g Abs. 1 Satz 3 SGB XI; the day of the snapshot is the first day on which the
    conditions of the Wohngruppenzuschlag are met.

    Raises:
        NotInForce: the day lies before the rule.
    """
    rule = law.amount("wohngruppen_anschub_antragsfrist")
    months = rule.whole * MONTHS_OF_A_YEAR
    return Frist(
        "wohngruppen_anschub_antrag", add_months(day=law.day, months=months), rule.citation
    )


def keep_combination(*, law: Snapshot) -> Frist:
    """Return until when the chosen ratio of money and service binds.

    Law: § 38 Satz 3 SGB XI; the day of the snapshot is the first day of the choice.

    Raises:
        NotInForce: the day lies before the rule.
    """
    rule = law.amount("kombination_bindung")
    ends_on = add_months(day=law.day, months=rule.whole) - ONE_DAY
    return Frist("kombination_bindung", ends_on, rule.citation, law.day)
