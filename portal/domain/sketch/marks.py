"""The numbers on a sketch: where hits lie, those that lie together under one sign."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from portal.domain.sketch.frame import HALF
from portal.values.geo import Point

HEIGHT = 40
"""Height of a mark, in units."""
SIDES, SIGN = 20, 14
"""A mark is as wide as its two sides and its signs, in units."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a hit lies.

    Args:
        number: of the hit in the list beside the sketch.
        is_exact: it is not only the centre of a postcode that is known.
    """

    number: int
    point: Point
    distance_m: int
    is_exact: bool


class Patch(NamedTuple):
    """A rectangle on the sketch, in units; its bounds belong to it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Return how wide it is."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Return how high it is."""
        return self.bottom - self.top

    def meets(self, *, other: "Patch") -> bool:
        """Say whether the two have a point in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign with one or more numbers, its middle at (x, y).

    Args:
        is_exact: the place of every one of them is known exactly.
    """

    x: int
    y: int
    numbers: tuple[int, ...]
    is_exact: bool

    @property
    def words(self) -> str:
        """Return the numbers as people write them: "3", "1–4, 7"."""
        runs: dict[int, list[int]] = {}
        for place, number in enumerate(self.numbers):
            runs.setdefault(number - place, []).append(number)
        return ", ".join(_run(one) for one in runs.values())

    @property
    def patch(self) -> Patch:
        """Return the rectangle that it covers."""
        half = self.half_width
        return Patch(self.x - half, self.y - HEIGHT // 2, self.x + half, self.y + HEIGHT // 2)

    @property
    def half_width(self) -> int:
        """Return how far it reaches from its middle to either side."""
        return (SIDES + SIGN * len(self.words)) // 2


def _run(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return str(numbers[0])
    sign = "–" if len(numbers) > 2 else ", "  # noqa: PLR2004 – two numbers are no range
    return f"{numbers[0]}{sign}{numbers[-1]}"


def gather(*, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return the marks such that no two meet: those that do become one, in their middle."""
    found: list[Mark] = []
    waiting = list(marks)
    while waiting:
        one = waiting.pop(0)
        met = next((other for other in found if one.patch.meets(other=other.patch)), None)
        if met is None:
            found.append(one)
        else:
            found.remove(met)
            waiting.insert(0, _together(met, one))
    return tuple(sorted(found, key=lambda mark: mark.numbers))


def _together(first: Mark, second: Mark) -> Mark:
    many, more = len(first.numbers), len(second.numbers)
    found = Mark(
        x=(first.x * many + second.x * more) // (many + more),
        y=(first.y * many + second.y * more) // (many + more),
        numbers=tuple(sorted((*first.numbers, *second.numbers))),
        is_exact=first.is_exact and second.is_exact,
    )
    most = HALF - found.half_width
    return replace(found, x=min(max(found.x, -most), most))
