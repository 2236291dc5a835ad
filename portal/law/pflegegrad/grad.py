"""From weighted points to the grade: § 15 Abs. 3, 4 and 7 SGB XI."""

from dataclasses import dataclass
from decimal import Decimal

from portal.law.pflegegrad.instrument import Instrument, Threshold
from portal.law.pflegegrad.person import PersonClass
from portal.values.errors import PortalError


class OutOfRange(PortalError):
    """Report weighted points below 0 or above 100."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the total lies from a threshold.

    Args:
        grade: which one the threshold opens.
        threshold: weighted points.
        points: from the total up to the threshold or from it up to the total, never negative.
    """

    grade: int
    threshold: Decimal
    points: Decimal


def find_grade(*, points: Decimal, kind: PersonClass, instrument: Instrument) -> int:
    """Assign the grade to the weighted total; 0 means kein Pflegegrad.

    Law: § 15 Abs. 3 SGB XI; babies one step higher, § 15 Abs. 7.
    Units: points 0–100, weighted, exact.

    Raises:
        OutOfRange: points below 0 or above 100.
    """
    if not 0 <= points <= instrument.most_points:
        raise OutOfRange(f"{points} weighted points")
    return _reached(points, kind, instrument).grade


def measure_above(*, points: Decimal, kind: PersonClass, instrument: Instrument) -> Distance | None:
    """Return how far the total lies above the threshold of its own grade; None without a grade."""
    own = _reached(points, kind, instrument)
    if own.grade == 0:
        return None
    return Distance(grade=own.grade, threshold=own.lower, points=points - own.lower)


def measure_below(*, points: Decimal, kind: PersonClass, instrument: Instrument) -> Distance | None:
    """Return how far the total lies below the next threshold; None beyond the last."""
    for one in _thresholds(kind, instrument):
        if points < one.lower:
            return Distance(grade=one.grade, threshold=one.lower, points=one.lower - points)
    return None


def _thresholds(kind: PersonClass, instrument: Instrument) -> tuple[Threshold, ...]:
    if kind is PersonClass.BABY:
        return instrument.baby_thresholds
    return instrument.thresholds


def _reached(points: Decimal, kind: PersonClass, instrument: Instrument) -> Threshold:
    return [one for one in _thresholds(kind, instrument) if one.lower <= points][-1]
