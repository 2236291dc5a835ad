"""What a facility may hold with the Basis-Profil, and what a licence opens.

A licence covers one facility and neither another nor, for Premium and Wohnen, each other's
features. Nothing here is known to the order of results: that is never for sale.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from portal.domain.entitlements.products import Granted, Product
from portal.domain.matching.category import Category

BASIS_FEATURES = 3
PREMIUM_FEATURES = 5
BASIS_PICTURES = 3
PREMIUM_PICTURES = 12


class Limits(NamedTuple):
    """What one facility may hold and do today; a tuple, because a list has dozens.

    Args:
        licence: the product that opens more; None with the Basis-Profil.
        until: last day of that licence.
        features: most Besonderheiten.
        pictures: most pictures.
        may_have_video: a link to a film and a 360° picture may be shown.
        may_have_employees: others than the Master may work for it.
        may_have_statistics: its numbers are shown.
        may_publish: it may be public; housing only with its licence.
    """

    licence: Product | None
    until: date | None
    features: int
    pictures: int
    may_have_video: bool
    may_have_employees: bool
    may_have_statistics: bool
    may_publish: bool

    @property
    def is_basis(self) -> bool:
        """Say whether only what is free of charge counts."""
        return self.licence is None


def product_for(*, category: Category) -> Product:
    """Return the licence that opens more for facilities of this category."""
    return Product.WOHNEN if category is Category.WOHNEN else Product.PREMIUM


def limits_for(
    *, category: Category, facility_id: int, granted: Iterable[Granted], today: date
) -> Limits:
    """Return what the facility may hold and do today, given all that its company was granted."""
    product = product_for(category=category)
    ends = [
        one.ends_on
        for one in granted
        if one.product is product and one.facility_id == facility_id and one.is_active(today=today)
    ]
    has_more = bool(ends)
    return Limits(
        licence=product if has_more else None,
        until=max(ends, default=None),
        features=PREMIUM_FEATURES if has_more else BASIS_FEATURES,
        pictures=PREMIUM_PICTURES if has_more else BASIS_PICTURES,
        may_have_video=has_more,
        may_have_employees=has_more,
        may_have_statistics=has_more,
        may_publish=has_more or category is not Category.WOHNEN,
    )
