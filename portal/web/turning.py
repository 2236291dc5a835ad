"""Lists of the dashboard that are turned page by page, without a count of them all."""

from dataclasses import dataclass

from flask import request

NUMBER = "seite"
"""The field of address and form that names the page."""
LAST = 10_000


@dataclass(frozen=True, slots=True)
class Turn:
    """The page that is looked at.

    Args:
        number: the first is 1.
        size: how many are on a page.
    """

    number: int
    size: int

    @property
    def offset(self) -> int:
        """Return how many stand on the pages before."""
        return (self.number - 1) * self.size

    @property
    def limit(self) -> int:
        """Return how many to look for: one more than is shown says that there is more."""
        return self.size + 1

    @property
    def value(self) -> int | None:
        """Return what an address says of it; the first page is not named."""
        return self.number if self.number > 1 else None


def read_turn(*, size: int) -> Turn:
    """Read which page address or form asks for; what is no page is the first."""
    number = request.values.get(NUMBER, 1, type=int)
    return Turn(number=max(1, min(number, LAST)), size=size)
