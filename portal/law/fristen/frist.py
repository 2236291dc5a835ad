"""What a deadline is: its name, its last day and the paragraph that sets it."""

from dataclasses import dataclass
from datetime import date

from portal.values.citation import Citation


@dataclass(frozen=True, slots=True)
class Frist:
    """One deadline.

    Args:
        name: key of its texts, "verhinderung_antrag".
        ends_on: last day of the period, still in time.
        starts_on: first day of the period where it matters, else None.
    """

    name: str
    ends_on: date
    citation: Citation
    starts_on: date | None = None
