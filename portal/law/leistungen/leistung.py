"""What a benefit is: amounts, conditions and deadlines – or the reason why it is not due."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from portal.law.fristen.frist import Frist
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.parameter_file import Per, Unit
from portal.law.parameters import Amount, Snapshot
from portal.values.citation import Citation
from portal.values.finding import Finding, Reason
from portal.values.money import Money

PERCENT = 100
UNKNOWN_CONVERSION, UNKNOWN_SHARE = "umwandlung_unbekannt", "anteil_unbekannt"
LEFT_OUT = frozenset({UNKNOWN_CONVERSION, UNKNOWN_SHARE})
"""Reasons that say which part of the situation is not counted: no law is known for the day."""


@dataclass(frozen=True, slots=True)
class Posten:
    """One amount of a benefit for this person.

    Args:
        name: key of its words; of the dated value unless it is computed, "kombination".
        value: Money, or an exact number of the unit.
        is_maximum: say „bis zu“.
        amount: the dated value it rests on, with source and period.
    """

    name: str
    value: Money | Decimal
    unit: Unit
    per: Per
    is_maximum: bool
    amount: Amount


@dataclass(frozen=True, slots=True)
class Leistung:
    """One benefit for one situation.

    Args:
        name: key of its texts, "pflegegeld".
        citation: the paragraph as numbered on the day.
        is_due: whether there is a claim if the conditions are met.
        conditions: keys of texts, what must be true besides.
        notes: keys of texts, what is good to know.
        deadlines: of claims that arise on the day.
    """

    name: str
    citation: Citation
    is_due: bool
    posten: tuple[Posten, ...] = ()
    conditions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    deadlines: tuple[Frist, ...] = ()


def refuse(
    *, name: str, law: Snapshot, reason: str, subject: str | None = None
) -> Finding[Leistung]:
    """Return the benefit as not due, with the one reason."""
    citation = law.citation(subject or name)
    return Finding(Leistung(name, citation, is_due=False), (Reason(reason, citation),))


def grant(
    *, leistung: Leistung, situation: Situation, why: tuple[str, ...] = ()
) -> Finding[Leistung]:
    """Return the benefit as due; Beihilfe is named where it halves an amount."""
    codes = ("anspruch", *why)
    reasons = tuple(Reason(code, leistung.citation) for code in codes)
    has_money = any(isinstance(one.value, Money) for one in leistung.posten)
    if situation.has_beihilfe and has_money:
        reasons = (*reasons, Reason("beihilfe", BEIHILFE))
    return Finding(leistung, reasons)


BEIHILFE = Citation("§ 28 Abs. 2 SGB XI", url="https://www.gesetze-im-internet.de/sgb_11/__28.html")


def why_not(
    *, subject: str, situation: Situation, law: Snapshot, homes: frozenset[Wohnform]
) -> str | None:
    """Return the reason that rules the benefit out, None if there is none.

    Checked in this order: law of the day, Pflegegrad, where the person lives.
    """
    if not law.has_subject(subject):
        return "nicht_in_kraft"
    if situation.grade == 0:
        return "kein_pflegegrad"
    if situation.grade < _lowest_grade(subject, law):
        return "pflegegrad_zu_niedrig"
    return None if situation.home in homes else "wohnform"


def _lowest_grade(subject: str, law: Snapshot) -> int:
    grades = [key for key in law.keys(subject) if key.isdigit()]
    if grades:
        return min(int(key) for key in grades)
    name = f"pflegegrad_mindestens.{subject}"
    return law.amount(name).whole if name in law.known else 1


def personal(
    *, name: str, situation: Situation, law: Snapshot, cents: Fraction | None = None,
    key: str | None = None, is_maximum: bool | None = None,
) -> Posten:  # fmt: skip
    """Return an amount of the person's own: half of it with Beihilfe, rounded once to cents.

    Args:
        name: of the dated value it rests on.
        situation: for whom.
        law: of the day.
        cents: computed instead of the dated value, exact and before Beihilfe.
        key: of its words, where it is computed.
        is_maximum: where it differs from the dated value.

    Raises:
        NotInForce: the value is not law on the day.
    """
    amount = law.amount(name)
    share = beihilfe_share(situation=situation, law=law)
    if isinstance(amount.value, Money):
        exact = Fraction(amount.value.cents) if cents is None else cents
        value: Money | Decimal = round_to_cents(cents=exact * share)
    else:
        value = amount.value
    maximum = amount.is_maximum if is_maximum is None else is_maximum
    return Posten(key or name, value, amount.unit, amount.per, maximum, amount)


def shared(*, name: str, law: Snapshot) -> Posten:
    """Return a value that is no amount of the person's own: a common maximum, weeks, per cent.

    Raises:
        NotInForce: the value is not law on the day.
    """
    amount = law.amount(name)
    return Posten(name, amount.value, amount.unit, amount.per, amount.is_maximum, amount)


def beihilfe_share(*, situation: Situation, law: Snapshot) -> Fraction:
    """Return the share of each benefit that the Pflegekasse pays.

    Law: § 28 Abs. 2 SGB XI.

    Raises:
        NotInForce: the person has Beihilfe and the rule is not known for the day.
    """
    if not situation.has_beihilfe:
        return Fraction(1)
    return Fraction(law.number("beihilfe_anteil")) / PERCENT


def round_to_cents(*, cents: Fraction) -> Money:
    """Round once, half a cent up; the statute fixes no rounding."""
    return Money((2 * cents.numerator + cents.denominator) // (2 * cents.denominator))
