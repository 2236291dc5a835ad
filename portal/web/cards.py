"""What the card of a facility says, ready to be written: a page has ten and more."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, Protocol

from flask import Flask, current_app
from markupsafe import Markup

from portal.domain.availability.light import KindOfPlace, Light, Shown
from portal.domain.protocol.parts import Hit
from portal.domain.reviews.mean import Mean
from portal.queries.listings import Offer
from portal.web.filters import kilometres
from portal.web.result_words import counted, kind_apart, why_lines
from portal.web.review_words import decimal

KEPT_LAMPS = 256
"""Lamps that are kept as they are written; a lamp is a word and a number of days."""


class Card(NamedTuple):
    """The words of a card, in the order in which the component takes them.

    Args:
        address: street, town and, if there is one, the distance in one line.
        rating: what reviews say on average, or how many there are; empty if there is none.
        why: up to three reasons; none in the open directory.
        origin: where the record comes from and whether the provider keeps it, as a sentence.
    """

    facility_id: int
    name: str
    address: str
    lamp: Markup
    rating: str
    area_is_presumed: bool
    why: tuple[str, ...]
    phone: str
    email: str
    website: str
    origin: str


class _Drawing(Protocol):
    def __call__(self, light: Shown, kind: str) -> Markup: ...


def cards(offers: Iterable[Hit | Offer]) -> tuple[Card, ...]:
    """Return the cards of these offers."""
    return tuple(_card(one, why_lines(one) if isinstance(one, Hit) else ()) for one in offers)


def _card(one: Hit | Offer, why: tuple[str, ...]) -> Card:
    street, lamp = one.street_line, one.lamp
    place = f"{one.postcode} {one.city}"
    if one.distance_m is not None:
        place += f" · {kilometres(one.distance_m)} entfernt"
    return Card(
        one.facility_id,
        one.name,
        f"{street}, {place}" if street else place,
        _lamp((lamp.kind, lamp.light, lamp.is_confirmed, lamp.age_days, lamp.places)),
        _rating(one.rating) if one.rating.votes else "",
        one.area_is_presumed,
        why,
        one.phone,
        one.email,
        one.website,
        origin_words(one.source, is_managed=one.is_managed),
    )


def origin_words(source: str, *, is_managed: bool) -> str:
    """Return where a record comes from and whether the provider keeps it, as a sentence."""
    return f"Quelle: {source}, {'' if is_managed else 'nicht '}vom Anbieter gepflegt."


@lru_cache(maxsize=KEPT_LAMPS)
def _lamp(shows: tuple[KindOfPlace | None, Light, bool, int | None, int | None]) -> Markup:
    """Return a lamp as it is drawn: kind, light, whether it is confirmed, days since, places."""
    kind, light, is_confirmed, age_days, places = shows
    template = current_app.jinja_env.get_template("components/lamp.html")
    draw: _Drawing = template.module.lamp  # type: ignore[attr-defined]  # a macro
    return draw(Shown(kind, light, light, is_confirmed, age_days, places), kind_apart(kind))


def _rating(mean: Mean) -> str:
    """Return the mean with its votes; of fewer than three votes there is none."""
    votes = counted(mean.votes, "Bewertung", "Bewertungen")
    if mean.stars is None:
        return f"{votes}, noch kein Durchschnitt"
    return f"★ {decimal(mean.stars)} von 5 ({votes})"


def register(app: Flask) -> None:
    """Let templates turn offers into cards, and say where a record comes from."""
    app.jinja_env.filters["cards"] = cards
    app.jinja_env.globals["origin_words"] = origin_words
