"""A score: exact whole numbers, shown as points."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Score:
    """An exact score and its four parts, as numerators over one denominator.

    Scores are equal if their sums are, whatever they are made of.
    """

    services_numerator: int
    distance_numerator: int
    availability_numerator: int
    wishes_numerator: int
    denominator: int

    @property
    def numerator(self) -> int:
        """Return the sum of the parts over `denominator`."""
        return (
            self.services_numerator
            + self.distance_numerator
            + self.availability_numerator
            + self.wishes_numerator
        )

    @property
    def points(self) -> Decimal:
        """Return 0–100 points, rounded half up to one decimal place for display."""
        return self._rounded(self.numerator)

    @property
    def services(self) -> Decimal:
        """Return the points for services, 0–50, rounded for display."""
        return self._rounded(self.services_numerator)

    @property
    def distance(self) -> Decimal:
        """Return the points for distance, 0–25, rounded for display."""
        return self._rounded(self.distance_numerator)

    @property
    def availability(self) -> Decimal:
        """Return the points for availability, 2–20, rounded for display."""
        return self._rounded(self.availability_numerator)

    @property
    def wishes(self) -> Decimal:
        """Return the points for wishes, 0–5, rounded for display."""
        return self._rounded(self.wishes_numerator)

    def _rounded(self, numerator: int) -> Decimal:
        tenths = (20 * numerator + self.denominator) // (2 * self.denominator)
        return Decimal(tenths).scaleb(-1)

    def __eq__(self, other: object) -> bool:
        """Compare sums."""
        if not isinstance(other, Score):
            return NotImplemented
        return self.numerator * other.denominator == other.numerator * self.denominator

    def __lt__(self, other: "Score") -> bool:
        """Compare sums."""
        return self.numerator * other.denominator < other.numerator * self.denominator

    def __hash__(self) -> int:
        """Agree with `==`."""
        return hash(Fraction(self.numerator, self.denominator))
