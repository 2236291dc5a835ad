"""A review as everybody sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.domain.reviews.answer import answers_earlier
from portal.domain.reviews.review import AuthorRole, Known, Origin


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many reviews of a facility there are.

    Args:
        removed: those that everybody could read until support took them off the pages.
    """

    published: int
    removed: int


@dataclass(frozen=True, slots=True)
class ShownReview:
    """A published review.

    Args:
        stars: 1 to 5 by criterion, for those that were rated.
        published_at: when it began to say what it says now.
        answer: what the provider answered, or empty.
    """

    review_id: str
    origin: Origin
    role: AuthorRole
    stars: Mapping[str, int]
    text: str
    signed: str
    known: Known
    published_at: datetime
    answer: str
    answered_at: datetime | None

    @property
    def answers_earlier(self) -> bool:
        """Say whether there is an answer, to what its author has rewritten since."""
        return answers_earlier(answered_at=self.answered_at, published_at=self.published_at)
