"""Person classes by age on the day of the assessment: § 15 Abs. 6 and 7 SGB XI, BRi.

Babies are younger than 18 months, children younger than eleven years; all others are compared with
nobody. The class "adult" therefore begins at eleven years.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.law.pflegegrad.instrument import Instrument
from portal.values.errors import Invalid

MONTHS_PER_YEAR = 12


class PersonClass(StrEnum):
    """By which rules somebody is assessed."""

    BABY = "baby"
    CHILD = "child"
    ADULT = "adult"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is assessed.

    Args:
        age_months: completed months on the day of the assessment; a child needs them.
    """

    kind: PersonClass
    age_months: int | None = None


def count_completed_months(*, born_on: date, on: date) -> int:
    """Count the months of life completed before that day.

    Law: §§ 187 Abs. 2 Satz 2, 188 Abs. 2 and 3 BGB. Who is born on 2025-01-15 completes the 18th
    month with the end of 2026-07-14.

    Raises:
        Invalid: born_on lies after the day.
    """
    if born_on > on:
        raise Invalid("born_on", "after_assessment")
    months = (on.year - born_on.year) * MONTHS_PER_YEAR + on.month - born_on.month
    return months - (on.day < born_on.day)


def identify_person(
    *,
    kind: PersonClass | None,
    born_on: date | None,
    age_months: int | None,
    on: date,
    instrument: Instrument,
) -> Person:
    """Find the class of a person; a class that is stated decides, else the age.

    Raises:
        Invalid: neither class nor age is known, a child has no age, or the age is impossible.
    """
    if age_months is not None and age_months < 0:
        raise Invalid("age_months", "negative")
    age = age_months
    if born_on is not None:
        age = count_completed_months(born_on=born_on, on=on)
        if age_months not in {None, age}:
            raise Invalid("age_months", "contradicts_born_on")
    if age is None:
        if kind is None:
            raise Invalid("person", "missing")
        if kind is PersonClass.CHILD:
            raise Invalid("age_months", "missing")
        return Person(kind=kind)
    return Person(kind=kind or classify_age(age_months=age, instrument=instrument), age_months=age)


def classify_age(*, age_months: int, instrument: Instrument) -> PersonClass:
    """Return the class for an age in completed months."""
    if age_months < instrument.ages.baby_ends_before_months:
        return PersonClass.BABY
    if age_months < instrument.ages.child_ends_before_months:
        return PersonClass.CHILD
    return PersonClass.ADULT


def find_age_norm(*, criterion_id: str, person: Person, instrument: Instrument) -> int:
    """Return the level that a healthy child of this age has; 0 wherever nobody is compared.

    Law: § 15 Abs. 6 SGB XI, BRi. Modules 3 and 5 have no norms.
    """
    row = instrument.ages.norms.get(criterion_id)
    if person.kind is not PersonClass.CHILD or person.age_months is None or row is None:
        return 0
    return len(row) - sum(person.age_months >= bound for bound in row)


def is_assessed(*, module: int, person: Person, instrument: Instrument) -> bool:
    """Say whether the criteria of a module count for this person; babies have few modules."""
    return person.kind is not PersonClass.BABY or module in instrument.ages.baby_modules
