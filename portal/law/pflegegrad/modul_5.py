"""Einzelpunkte by frequency: Anlage 1 zu § 15 SGB XI, Modul 5, groups 5.1–5.7, 5.8–5.11, 5.12–5.K.

A group is scored as a whole. The statute adds each column first and divides then; with exact
fractions the order makes no difference.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from portal.law.pflegegrad.assessment import Assessment, Frequency
from portal.law.pflegegrad.instrument import Band, Group, Measure
from portal.law.pflegegrad.person import Person, PersonClass


@dataclass(frozen=True, slots=True)
class GroupFinding:
    """What one group of measures gives.

    Args:
        amount: the sum of what is answered, exact, per `group.counted_per`.
        possible_bands: where the sum can still end, ascending.
        missing: measures whose frequency is open.
    """

    group: Group
    amount: Fraction
    possible_bands: tuple[Band, ...]
    missing: tuple[str, ...]

    @property
    def possible_points(self) -> tuple[int, ...]:
        """Return the Einzelpunkte that can still come out, ascending."""
        return tuple(band.points for band in self.possible_bands)

    @property
    def points(self) -> int | None:
        """Return the Einzelpunkte; None while they are open."""
        return None if self.missing else self.possible_bands[0].points


def list_measures(*, group: Group, person: Person) -> tuple[Measure, ...]:
    """Return the measures of a group that count for this person; 5.K is for children only."""
    return tuple(
        measure
        for measure in group.measures
        if not (measure.children_only and person.kind is PersonClass.ADULT)
    )


def add_up_amount(*, measure: Measure, frequency: Frequency) -> Fraction:
    """Return what one measure adds to the sum of its group, exact."""
    amount = Fraction()
    for takt, factor in measure.factors.items():
        if times := frequency.times(takt):
            amount += factor * times
    if measure.daily_flat is not None and frequency.tag:
        amount += measure.daily_flat
    return amount


def find_band(*, group: Group, amount: Fraction) -> Band:
    """Return the band in which a sum of at least 0 lies."""
    return _reached(group.bands, amount)[-1]


def find_group(*, group: Group, assessment: Assessment) -> GroupFinding:
    """Find the Einzelpunkte of a group, or all that can still come out.

    A frequency that is open can end in every band from the answered sum upwards: each band is wider
    than the smallest step of any measure, which is checked when the data are read.
    """
    measures = list_measures(group=group, person=assessment.person)
    answered = [one for one in measures if one.id in assessment.frequencies]
    amount = sum(
        (add_up_amount(measure=one, frequency=assessment.frequencies[one.id]) for one in answered),
        Fraction(),
    )
    missing = tuple(one.id for one in measures if one not in answered)
    position = len(_reached(group.bands, amount)) - 1
    return GroupFinding(
        group=group,
        amount=amount,
        possible_bands=group.bands[position:] if missing else (group.bands[position],),
        missing=missing,
    )


def _reached(bands: Iterable[Band], amount: Fraction) -> list[Band]:
    return [band for band in bands if band.is_reached(amount)]
