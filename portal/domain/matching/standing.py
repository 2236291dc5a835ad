"""Where many offers stand in the published order, found with as little work as possible."""

from collections.abc import Sequence
from typing import NamedTuple

from portal.domain.matching.score import Scale

Place = tuple[int, int, int]
"""What a `Standing` holds, without names: dozens are compared for each that is listed."""


class Standing(NamedTuple):
    """Where an offer stands in the published order, as far as names do not decide.

    The order of these tuples is the published order; of those that are equal in the first two,
    the name decides.

    Args:
        behind: minus the numerator of the score, so that the best come first.
    """

    behind: int
    distance_m: int
    facility_id: int

    @property
    def numerator(self) -> int:
        """Return the numerator of the score."""
        return -self.behind


def places(
    *,
    scale: Scale,
    ids: Sequence[int],
    metres: Sequence[int],
    service_bits: Sequence[int],
    availability: Sequence[int],
) -> tuple[Place, ...]:
    """Return the place of each of these offers in the published order.

    Of each offer the sequences give id, distance in metres, the bits of what it offers, and what
    its light is worth.
    """
    return tuple(
        (-(worth + offered + near), away_m, facility_id)
        for facility_id, away_m, offered, near, worth in zip(
            ids,
            metres,
            scale.each_offered(service_bits=service_bits),
            scale.each_distance(metres=metres),
            availability,
            strict=True,
        )
    )


def first(*, found: Sequence[Place], limit: int) -> tuple[Standing, ...]:
    """Return the first of these in order, at most `limit`, and further ones that equal the last.

    Equal are those that only their names can part.
    """
    ordered = sorted(found)
    end = limit
    while end < len(ordered) and ordered[end][:2] == ordered[limit - 1][:2]:
        end += 1
    return tuple(Standing(*place) for place in ordered[:end])
