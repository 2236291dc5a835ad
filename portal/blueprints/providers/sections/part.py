"""What a part of the form is: fields, what stands in them, and what they change."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.domain.directory.basics import read_line
from portal.domain.matching.category import Category
from portal.domain.profiles.saving import PartChange
from portal.queries.own_profiles import OwnProfile
from portal.web.form_fields import Group, Reading, Typed

ALL = frozenset(Category)
NO_LINE = (
    "Bitte schreiben Sie hier nur Wörter und Zahlen, ohne spitze Klammern und ohne = am Anfang."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the form.

    Args:
        key: in the address.
        effect: what it does for those who search, said while it is empty.
        groups: its fields, for this facility.
        stored: what is stored, as it would be typed.
        read: what is changed by what was typed; notes in the reading what is wrong.
        is_filled: something is stated.
        categories: to which facilities it belongs.
        locked: why it cannot be filled without a licence; empty if it can.
    """

    key: str
    title: str
    effect: str
    groups: Callable[[OwnProfile], tuple[Group, ...]]
    stored: Callable[[OwnProfile], Typed]
    read: Callable[[Reading, OwnProfile], PartChange]
    is_filled: Callable[[OwnProfile], bool]
    categories: frozenset[Category] = ALL
    intro: str = ""
    locked: Callable[[OwnProfile], str] = lambda _profile: ""


def line(reading: Reading, name: str) -> str:
    """Return the one line that stands in a field."""
    return reading.take(name, lambda text: read_line(field=name, text=text), NO_LINE, "")


def held(text: str) -> tuple[str, ...]:
    """Return what stands in a field as a form holds it."""
    return (text,) if text else ()
