"""The six parts of a result with what was found near the place."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.domain.availability.light import Shown
from portal.domain.matching.category import Category
from portal.domain.matching.reasons import Why
from portal.domain.matching.services import Service
from portal.domain.places.place import Place
from portal.domain.protocol.references import AidReference, ArticleReference
from portal.domain.reviews.mean import UNRATED, Mean
from portal.domain.robin.recommendation import NamedAnswer, PartAdvice, Recommendation
from portal.values.errors import PortalError
from portal.values.wording import Wording


class Outcome(StrEnum):
    """What a part holds; the value stands in the page as `data-grund`."""

    TREFFER = "treffer"
    SITUATION = "situation"
    NAEHE = "naehe"


class OutcomeInvalid(PortalError):
    """Report a part that would show both reasons or none."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A facility as a result shows it.

    Args:
        services: everything it offers, for the details.
        points: the published score, 0–100 with one decimal.
        area_is_presumed: its service area was derived from its address.
        source: name of the data source it comes from.
        rating: what reviews say; no part of the order.
    """

    facility_id: int
    name: str
    category: Category
    traeger: str
    street_line: str
    postcode: str
    city: str
    phone: str
    email: str
    website: str
    services: tuple[Service, ...]
    lamp: Shown
    distance_m: int
    points: Decimal
    why: Why
    is_managed: bool
    area_is_presumed: bool
    source: str
    rating: Mean = UNRATED


@dataclass(frozen=True, slots=True)
class Listing:
    """The facilities of one category near the place.

    Args:
        total: number of hits, counted up to a cap.
        of_kind: facilities of the category in reach, whatever they offer, counted up to a cap.
        wider: hits within the largest radius; None if that was used already.
        missing: services that were indispensable and that nothing in reach offers.
    """

    hits: tuple[Hit, ...]
    total: int
    total_is_capped: bool
    of_kind: int
    wider: int | None
    missing: tuple[Service, ...]


@dataclass(frozen=True, slots=True)
class ArticleAdvice:
    """An article that part 1 names, with its reason if an answer called for it."""

    article: ArticleReference
    reason: Wording | None


@dataclass(frozen=True, slots=True)
class AidAdvice:
    """A group of Pflegehilfsmittel that part 6 names, with its entries."""

    title: Wording
    reason: Wording
    because: Wording | None
    entries: tuple[AidReference, ...]


@dataclass(frozen=True, slots=True)
class PartResult:
    """One part of the result.

    Args:
        listing: for parts 2 to 5 that are recommended.
        extra: further offers that were asked for although the part is not recommended.
    """

    advice: PartAdvice
    outcome: Outcome
    listing: Listing | None = None
    extra: Listing | None = None
    articles: tuple[ArticleAdvice, ...] = ()
    aids: tuple[AidAdvice, ...] = ()

    @property
    def number(self) -> int:
        """Return the number of the part, 1 to 6."""
        return self.advice.part.number


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where shown facilities come from, as the licence asks to be named."""

    name: str
    attribution: str
    licence: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """The result of a consultation.

    Args:
        made_on: the day whose availability and law it shows.
        radius_km: the radius used.
        answers: every answer that counts, in words, in the order of the questions.
    """

    made_on: date
    place: Place
    radius_km: int
    recommendation: Recommendation
    parts: tuple[PartResult, ...]
    sources: tuple[Attribution, ...]

    @property
    def answers(self) -> tuple[NamedAnswer, ...]:
        """Return the answers without place, radius and consent, which stand on their own."""
        return tuple(
            answer
            for answer in self.recommendation.named_answers
            if answer.question_id not in {"ort", "umkreis", "einwilligung"}
        )


def outcome_of(*, advice: PartAdvice, has_content: bool) -> Outcome:
    """Return the one outcome of a part.

    Raises:
        OutcomeInvalid: a part without facilities is recommended and yet empty.
    """
    if not advice.decision.recommended:
        return Outcome.SITUATION
    if has_content:
        return Outcome.TREFFER
    if advice.category is None:
        raise OutcomeInvalid(f"part {advice.part.number} is recommended and empty")
    return Outcome.NAEHE
