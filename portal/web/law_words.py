"""Amounts and periods of the law in German words: "bis zu 1.497 Euro im Monat"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from portal.law.parameter_file import Confidence, Per, Status, Unit
from portal.law.parameters import Amount
from portal.values.money import Money

PER_WORDS = {
    Per.MONTH: "im Monat",
    Per.YEAR: "im Kalenderjahr",
    Per.WEEK: "je Woche",
    Per.MEASURE: "je Maßnahme",
    Per.ONCE: "einmalig",
    Per.CASE: "je Fall",
    Per.STAY: "je Aufenthalt",
    Per.APPLICATION: "",
    Per.VISIT: "",
}
UNIT_WORDS = {
    Unit.EUR: ("Euro", "Euro"),
    Unit.PERCENT: ("%", "%"),
    Unit.DAYS: ("Tag", "Tage"),
    Unit.WEEKS: ("Woche", "Wochen"),
    Unit.MONTHS: ("Monat", "Monate"),
    Unit.YEARS: ("Jahr", "Jahre"),
}
STATUS_WORDS = {Status.GELTEND: "geltendes Recht", Status.GEPLANT: "geplant, kein geltendes Recht"}
CONFIDENCE_WORDS = {
    Confidence.HIGH: "gut belegt",
    Confidence.MEDIUM: "belegt durch eine Quelle",
    Confidence.LOW: "schwach belegt",
}
ONE_DAY = timedelta(days=1)
NOTHING = Money(0)


class Valued(Protocol):
    """Whatever has a value of the law: a dated amount or an amount of a benefit."""

    @property
    def value(self) -> Money | Decimal:
        """Return the money or the exact number."""
        ...

    @property
    def unit(self) -> Unit:
        """Return what is counted."""
        ...

    @property
    def per(self) -> Per:
        """Return what it is granted for."""
        ...

    @property
    def is_maximum(self) -> bool:
        """Say whether it is a maximum."""
        ...


def value_words(valued: Valued) -> str:
    """Return "bis zu 1.497 Euro im Monat", "8 Wochen im Kalenderjahr", "15 %"."""
    bare = bare_value(valued)
    if valued.unit is Unit.GRADE:
        return f"Pflegegrad {bare}"
    one, many = UNIT_WORDS[valued.unit]
    words = [bare, one if valued.value == 1 else many]
    if _has_per_words(valued):
        words.append(PER_WORDS[valued.per])
    if valued.is_maximum and valued.value != NOTHING:
        words.insert(0, "bis zu")
    return " ".join(word for word in words if word)


def _has_per_words(valued: Valued) -> bool:
    """Say whether it needs words what it is granted for; only money is paid „einmalig“."""
    is_money = valued.unit is Unit.EUR
    return valued.unit is not Unit.PERCENT and (is_money or valued.per is not Per.ONCE)


def bare_value(valued: Valued) -> str:
    """Return the number alone in German notation: "1.497", "318,40", "1,5"."""
    if isinstance(valued.value, Money):
        return valued.value.german()
    return str(valued.value).replace(".", ",")


def last_day(amount: Amount) -> date | None:
    """Return the last day on which the value is law, None while no end is known."""
    return None if amount.ends_before is None else amount.ends_before - ONE_DAY


def period_words(amount: Amount) -> str:
    """Return "01.01.2024 bis 31.12.2024" or "seit 01.01.2025"."""
    end = last_day(amount)
    if end is None:
        word = "geplant ab" if amount.status is Status.GEPLANT else "seit"
        return f"{word} {amount.valid_from:%d.%m.%Y}"
    return f"{amount.valid_from:%d.%m.%Y} bis {end:%d.%m.%Y}"


def shared_period_words(amounts: Sequence[Amount]) -> str:
    """Return the period in which all the amounts are law; at least one is needed."""
    starts = max(one.valid_from for one in amounts)
    ends = min((one.ends_before for one in amounts if one.ends_before), default=None)
    return period_words(replace(amounts[0], valid_from=starts, ends_before=ends))
