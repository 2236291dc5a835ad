"""Draw a sketch: rings with their distance, numbered hits, towns for orientation."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.domain.places.surroundings import NamedPoint
from portal.domain.sketch.frame import HALF, Frame
from portal.domain.sketch.marks import Mark, Patch, Spot, gather

MOST_TOWNS = 6
LETTER, LINE = 13, 28
"""Width of a letter and height of a line of the labels, in units; rather more than they need."""
GAP = 8
"""Units between the dot of a town and its name."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text that begins or ends at (x, y), at half its height.

    Args:
        is_leftwards: it ends there.
    """

    x: int
    y: int
    words: str
    is_leftwards: bool = False

    @property
    def text_x(self) -> int:
        """Return where the words begin or end, beside the dot."""
        return self.x - GAP if self.is_leftwards else self.x + GAP

    @property
    def patch(self) -> Patch:
        """Return the rectangle that it covers, with the dot of a town before it."""
        width = LETTER * len(self.words) + 2 * GAP
        left = self.x - width if self.is_leftwards else self.x
        return Patch(left, self.y - LINE // 2, left + width, self.y + LINE // 2)


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around the middle and where its distance is written, from its middle on."""

    radius: int
    kilometres: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """A sketch, ready to be written.

    Args:
        beyond: numbers of the hits that lie too far away to be drawn.
        guessed: numbers of the hits of which only the centre of the postcode is known.
    """

    rings: tuple[Ring, ...]
    marks: tuple[Mark, ...]
    towns: tuple[Label, ...]
    beyond: tuple[int, ...]
    guessed: tuple[int, ...]


def draw(*, frame: Frame, spots: Sequence[Spot], towns: Iterable[NamedPoint]) -> Sketch:
    """Return the sketch of these hits in a frame.

    `towns` come with the most important first; what finds no room is left out.
    """
    near = [spot for spot in spots if spot.distance_m <= frame.reach_m]
    marks = gather(marks=(_mark(frame, spot) for spot in near))
    taken = [mark.patch for mark in marks]
    rings = tuple(_ring(radius, kilometres, taken) for radius, kilometres in frame.rings)
    taken += [_ring_patch(ring.x, ring.y, ring.kilometres) for ring in rings]
    return Sketch(
        rings=rings,
        marks=marks,
        towns=_named(frame, towns, taken),
        beyond=tuple(spot.number for spot in spots if spot.distance_m > frame.reach_m),
        guessed=tuple(spot.number for spot in near if not spot.is_exact),
    )


def _mark(frame: Frame, spot: Spot) -> Mark:
    x, y = frame.position(point=spot.point)
    return Mark(x=x, y=y, numbers=(spot.number,), is_exact=spot.is_exact)


def _ring(radius: int, kilometres: int, taken: Sequence[Patch]) -> Ring:
    """Return a ring with its distance where it covers no mark, at the top if it must."""
    ways = ((0, -radius), (0, radius), (radius, 0), (-radius, 0))
    x, y = next((way for way in ways if _is_free(_ring_patch(*way, kilometres), taken)), ways[0])
    return Ring(radius=radius, kilometres=kilometres, x=x, y=y)


def _ring_patch(x: int, y: int, kilometres: int) -> Patch:
    half = LETTER * len(f"{kilometres} km") // 2
    return Patch(x - half, y - LINE // 2, x + half, y + LINE // 2)


def _named(frame: Frame, towns: Iterable[NamedPoint], taken: Sequence[Patch]) -> tuple[Label, ...]:
    found: list[Label] = []
    for town in towns:
        x, y = frame.position(point=town.point)
        both = (Label(x, y, town.name), Label(x, y, town.name, is_leftwards=True))
        patches = [*taken, *(label.patch for label in found)]
        label = next((one for one in both if _is_free(one.patch, patches)), None)
        if label is not None:
            found.append(label)
        if len(found) == MOST_TOWNS:
            break
    return tuple(found)


def _is_free(patch: Patch, taken: Iterable[Patch]) -> bool:
    """Say whether it lies within the sketch and meets nothing that is there."""
    is_inside = min(patch) >= -HALF and max(patch) <= HALF
    return is_inside and not any(patch.meets(other=other) for other in taken)
