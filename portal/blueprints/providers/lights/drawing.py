"""The lights as HTML: a page has dozens of them, which differ from each other in few values.

What stands around the values is rendered once per kind of light, by the components.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from markupsafe import Markup

from portal.domain.availability.light import KindOfPlace, Light, Shown
from portal.domain.availability.reporting import SAYABLE
from portal.queries.own_lights import Lit
from portal.web.extensions import TOKEN_NAME, csrf_token
from portal.web.filters import LIGHT_WORDS, german_date, light_age
from portal.web.frames import STAND_IN, Frame, component, escaped, gap, with_gap
from portal.web.light_lines import Line, lines_of
from portal.web.result_words import KIND_WORDS
from portal.web.turning import NUMBER, Turn

KEPT_FRAMES = 128
"""Kinds of lights that are kept: of each place, each lamp, pale or not, lapsed or not."""
BUTTONS = tuple((light, LIGHT_WORDS[light]) for light in SAYABLE)


class Around(NamedTuple):
    """What is the same in all forms of an answer, as HTML.

    Args:
        fields: the hidden ones: the token, and the page of the list.
        query: what the address of the page of one light says of the page of the list.
    """

    fields: str
    query: str


class _Kind(NamedTuple):
    """What the HTML of a light depends on besides its values."""

    kind: KindOfPlace
    light: Light
    is_confirmed: bool
    has_lapsed: bool

    @property
    def words(self) -> str:
        """Return how this kind of place is called."""
        return KIND_WORDS[self.kind]

    @property
    def light_words(self) -> str:
        """Return what the lamp says."""
        return LIGHT_WORDS[self.light]


def around(turn: Turn) -> Around:
    """Return what the forms of this answer have in common."""
    page = {NUMBER: turn.value} if turn.value else {}
    fields = component("hidden_fields")(((TOKEN_NAME, csrf_token()), *page.items()))
    return Around(fields, f"?{urlencode(page)}" if page else "")


def drawn_houses(houses: Iterable[Lit], *, common: Around) -> Markup:
    """Return the cards of facilities, each with the forms of its lights."""
    frame = _house_frame()
    cards = [
        frame.filled(
            values=(
                str(house.id),
                *escaped((house.name, _about(house))),
                "\n".join([drawn_light(line, common=common) for line in lines_of(house)]),
                common.fields,
            )
        )
        for house in houses
    ]
    return Markup("\n".join(cards))  # noqa: S704 – our own frames with escaped values


def drawn_light(line: Line, *, common: Around) -> Markup:
    """Return the form of one light."""
    lamp = line.lamp
    frame = _light_frame(_Kind(line.kind, lamp.light, lamp.is_confirmed, line.lapsed != ""))
    values = (str(line.facility_id), common.fields, common.query, _said(lamp), line.lapsed)
    return Markup(frame.filled(values=values))  # noqa: S704 – numbers and words of our own


@cache
def _house_frame() -> Frame:
    """Return the card of a facility with gaps, in the order in which `drawn_houses` has them."""
    _, name, about, lines, fields = map(gap, range(5))
    html = component("light_house")(STAND_IN, name, about, lines, fields)
    return Frame(html=with_gap(html, number=0))


@lru_cache(maxsize=KEPT_FRAMES)
def _light_frame(kind: _Kind) -> Frame:
    """Return such lights with gaps, in the order in which `drawn_light` has their values."""
    _, fields, query, said, lapsed = map(gap, range(5))
    written = {"fields": fields, "query": query, "said": said, "lapsed": lapsed}
    html = component("light_buttons")(STAND_IN, kind, BUTTONS, written)
    return Frame(html=with_gap(html, number=0))


def _about(house: Lit) -> str:
    """Return where a facility is, and what keeps families from asking it."""
    hidden = "" if house.is_published else ", nicht öffentlich"
    silent = "" if house.accepts_inquiries else ", keine Anfragen gewünscht"
    return f"{house.town}{hidden}{silent}"


def _said(lamp: Shown) -> str:
    """Return what the lamp says beyond its light: how many, from when, how old."""
    places = f" ({lamp.places})" if lamp.places else ""
    since = f", ab {german_date(lamp.free_from)}" if lamp.free_from else ""
    age = light_age(lamp)
    return f"{places}{since}, {age}" if age else f"{places}{since}"
