"""The place that a person means: one postcode or one town."""

from dataclasses import dataclass
from typing import Literal

from portal.values.geo import Point

Problem = Literal["empty", "unknown", "ambiguous", "unknown_postcode"]


@dataclass(frozen=True, slots=True)
class Place:
    """A postcode or a town with all its postcodes.

    `label` is what people read („13599 Berlin“, „Frankfurt am Main (Hessen)“), `key` what a
    form sends to choose exactly this place. Both resolve to this place when typed.
    """

    label: str
    name: str
    land: str
    postcodes: tuple[str, ...]
    point: Point
    key: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of the text that somebody typed.

    Either `place` is set and `problem` is None, or `place` is None and `problem` says why;
    `choices` then holds what may have been meant, biggest places first. `corrected` says that
    the text was not taken literally (a typing error, a part left out), `town_ignored` that a
    postcode decided although another town stood beside it. Pages should tell both.
    """

    place: Place | None
    choices: tuple[Place, ...] = ()
    problem: Problem | None = None
    corrected: bool = False
    town_ignored: bool = False
