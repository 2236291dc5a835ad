"""The products that a company may hold besides its Basis-Profil."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Product(StrEnum):
    """A licence; the value is stored."""

    PREMIUM = "premium"
    WOHNEN = "wohnen"
    STELLVERTRETER = "stellvertreter"


@dataclass(frozen=True, slots=True)
class Granted:
    """A product that was granted from `starts_on` to `ends_on`, both included.

    Args:
        facility_id: of the facility it is for; None where it is for the company.
    """

    product: Product
    facility_id: int | None
    starts_on: date
    ends_on: date

    def is_active(self, *, today: date) -> bool:
        """Say whether it counts today."""
        return self.starts_on <= today <= self.ends_on
