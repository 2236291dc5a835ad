"""The days of the week."""

from enum import StrEnum


class Weekday(StrEnum):
    """A day of the week; the value is shown."""

    MO = "Mo"
    DI = "Di"
    MI = "Mi"
    DO = "Do"
    FR = "Fr"
    SA = "Sa"
    SO = "So"

    @property
    def bit(self) -> int:
        """Return the power of two that stands for the day in a stored number."""
        return _BITS[self]


_BITS = {day: 1 << place for place, day in enumerate(Weekday)}
