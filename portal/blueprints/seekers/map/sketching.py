"""What the page with the sketch shows: the hits of one page of a search, numbered."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.domain.places.place import Place
from portal.domain.places.surroundings import towns_around
from portal.domain.sketch.drawing import Sketch, draw
from portal.domain.sketch.frame import frame_for
from portal.domain.sketch.marks import Spot
from portal.queries.listings import Offer
from portal.queries.positions import list_positions
from portal.web import content
from portal.web.cards import Card, cards
from portal.web.extensions import db


@dataclass(frozen=True, slots=True)
class Row:
    """A hit in the list beside the sketch.

    Args:
        is_guessed: only the centre of its postcode is known.
        is_beyond: it lies too far away to be drawn.
    """

    number: int
    card: Card
    is_guessed: bool
    is_beyond: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """The sketch and the list that says the same."""

    sketch: Sketch
    rows: tuple[Row, ...]


def plan(*, place: Place, offers: Iterable[Offer], first: int) -> Plan:
    """Return the sketch of these offers, numbered from `first` on, and its list."""
    numbered = dict(enumerate(offers, start=first))
    positions = list_positions(db.session(), ids=[one.facility_id for one in numbered.values()])
    spots = [
        Spot(
            number=number,
            point=positions[one.facility_id].point,
            distance_m=one.distance_m,
            is_exact=positions[one.facility_id].is_exact,
        )
        for number, one in numbered.items()
        if one.facility_id in positions and one.distance_m is not None
    ]
    frame = frame_for(centre=place.point, distances_m=[spot.distance_m for spot in spots])
    towns = towns_around(gazetteer=content.current().gazetteer, place=place, metres=frame.reach_m)
    sketch = draw(frame=frame, spots=spots, towns=towns)
    guessed = {spot.number for spot in spots if not spot.is_exact}
    return Plan(
        sketch=sketch,
        rows=tuple(
            Row(number, card, number in guessed, number in sketch.beyond)
            for number, card in zip(numbered, cards(numbered.values()), strict=True)
        ),
    )
