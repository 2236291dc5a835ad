"""The entries of a Merkliste as its page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from portal.domain.availability.light import Shown, best
from portal.domain.comparison.choosing import FEWEST_COMPARED
from portal.domain.comparison.offer import ChosenOffer
from portal.domain.matching.category import Category


@dataclass(frozen=True, slots=True)
class ListedOffer:
    """A facility with the best of its lamps."""

    offer: ChosenOffer
    lamp: Shown


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """What is on the list of one category."""

    category: Category
    listed: tuple[ListedOffer, ...]

    @property
    def can_be_compared(self) -> bool:
        """Say whether there is anything to compare."""
        return len(self.listed) >= FEWEST_COMPARED


def group_offers(*, offers: Sequence[ChosenOffer], today: date) -> tuple[OfferGroup, ...]:
    """Group them by category, in the order of the categories; within one as they come."""
    groups = (
        OfferGroup(
            category=category,
            listed=tuple(
                ListedOffer(
                    offer=offer,
                    lamp=best(reports=offer.reports, kinds=frozenset(), today=today),
                )
                for offer in offers
                if offer.category is category
            ),
        )
        for category in Category
    )
    return tuple(group for group in groups if group.listed)
