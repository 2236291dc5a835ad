"""The rows of the list „Einrichtung“ as HTML: they differ from each other in few values.

What stands around the values is rendered once per kind of row, by the component.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from portal.domain.availability.light import Shown
from portal.domain.entitlements.limits import Limits
from portal.domain.entitlements.products import Product
from portal.queries.own_facilities import OwnFacility
from portal.web.cards import drawn_lamp
from portal.web.filters import german_date, german_time
from portal.web.frames import STAND_IN, Frame, component, escaped, gap, with_gap

LICENCES = {
    Product.PREMIUM: "Premium",
    Product.WOHNEN: "Wohnen",
    Product.STELLVERTRETER: "Stellvertreter",
}
KEPT_FRAMES = 8
"""All kinds of rows."""
_GAPS = ("number", "fields", "lamp", "name", "address", "category", "licence", "hidden", "change")
"""What is written into a row, in the order of the gaps; from the name on it is text."""


class ListRow(NamedTuple):
    """A line of the list.

    Args:
        lamp: the best of its lights.
        hidden: why strangers do not see it; empty if they do, or if only the switch is off.
    """

    own: OwnFacility
    lamp: Shown
    hidden: str


class _Kind(NamedTuple):
    """What the HTML of a row depends on besides its values."""

    is_published: bool
    is_hidden: bool
    has_licence: bool


def drawn_rows(rows: Iterable[ListRow], *, fields: str) -> Markup:
    """Return the rows as HTML, with these hidden fields in the form of each switch."""
    html = "\n".join([_drawn(row, fields) for row in rows])
    return Markup(html)  # noqa: S704 – our own frames with escaped values


def change_words(at: datetime | None, by: str) -> str:
    """Return when a facility was changed last, and by whom."""
    if at is None:
        return "noch nie"
    return f"{german_time(at)}, {by}" if by else german_time(at)


def _drawn(row: ListRow, fields: str) -> str:
    own, lamp = row.own, row.lamp
    limits = own.limits
    texts = (
        own.name,
        own.address_line,
        own.category.search_label,
        _licence_words(limits),
        row.hidden,
        change_words(own.changed_at, own.changed_by),
    )
    shown = drawn_lamp((None, lamp.light, lamp.is_confirmed, lamp.age_days, lamp.places))
    kind = _Kind(own.is_published, row.hidden != "", limits.licence is not None)
    return _frame(kind).filled(values=(str(own.id), fields, shown, *escaped(texts)))


@lru_cache(maxsize=KEPT_FRAMES)
def _frame(kind: _Kind) -> Frame:
    """Return such rows with gaps for their values, in the order in which `_drawn` has them."""
    written = {name: gap(number) for number, name in enumerate(_GAPS)}
    return Frame(html=with_gap(component("own_row")(STAND_IN, kind, written), number=0))


def _licence_words(limits: Limits) -> str:
    """Return the licence and its last day; empty with the Basis-Profil."""
    if limits.licence is None or limits.until is None:
        return ""
    return f"{LICENCES[limits.licence]} bis {german_date(limits.until)}"
