"""What the card of a facility says, and the cards as HTML: a page has ten and more.

Cards that say the same kinds of things differ in their values alone. What stands around the values
is rendered once per kind of card, by the component.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from flask import Flask
from markupsafe import Markup

from portal.domain.availability.light import KindOfPlace, Light, Shown
from portal.domain.protocol.parts import Hit
from portal.domain.reviews.mean import Mean
from portal.queries.listings import Offer
from portal.web.filters import kilometres
from portal.web.frames import Frame, component, escaped, gap
from portal.web.phrases import phrase
from portal.web.result_words import (
    bare_address,
    counted,
    dialable,
    kind_apart,
    mail_link,
    why_lines,
)
from portal.web.review_words import decimal

KEPT_LAMPS = 256
"""Lamps that are kept as they are written; a lamp is a word and a number of days."""
KEPT_FRAMES = 256
"""Kinds of cards that are kept: what they say, on which level, in which language."""
FIRST_REASON = 12
"""The number of the first gap for a reason."""


class Card(NamedTuple):
    """The words of a card.

    Args:
        address: street, town and, if there is one, the distance in one line.
        rating: what reviews say on average, or how many there are; empty if there is none.
        why: up to three reasons; none in the open directory.
        email: in the open directory only where there is no number to call; profiles have both.
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


class _Kind(NamedTuple):
    """What the HTML of a card depends on besides its values.

    Args:
        presumed: the sentence about its area; empty if the area is sure.
        why: how many reasons there are.
    """

    level: int
    is_watched: bool
    in_place: bool
    presumed: str
    why: int
    has_rating: bool
    has_phone: bool
    has_email: bool
    has_website: bool


def cards(offers: Iterable[Hit | Offer]) -> tuple[Card, ...]:
    """Return the cards of these offers."""
    return tuple(_card(one, why_lines(one) if isinstance(one, Hit) else ()) for one in offers)


def _card(one: Hit | Offer, why: tuple[str, ...]) -> Card:
    street, lamp = one.street_line, one.lamp
    has_email = isinstance(one, Hit) or not one.phone
    place = f"{one.postcode} {one.city}"
    if one.distance_m is not None:
        place += f" · {kilometres(one.distance_m)} entfernt"
    return Card(
        one.facility_id,
        one.name,
        f"{street}, {place}" if street else place,
        drawn_lamp((lamp.kind, lamp.light, lamp.is_confirmed, lamp.age_days, lamp.places)),
        _rating(one.rating) if one.rating.votes else "",
        one.area_is_presumed,
        why,
        one.phone,
        one.email if has_email else "",
        one.website,
        origin_words(one.source, is_managed=one.is_managed),
    )


def drawn(found: Iterable[Card], *, watched: Collection[int], level: int, in_place: bool) -> Markup:
    """Return the cards as HTML, with headings of a level; those of watched facilities say so.

    With `in_place` their marks change without a new page.
    """
    parts = [
        _drawn(card, level, is_watched=card.facility_id in watched, in_place=in_place)
        for card in found
    ]
    return Markup("".join(parts))  # noqa: S704 – our own frames with escaped values


def _drawn(card: Card, level: int, *, is_watched: bool, in_place: bool) -> str:
    kind = _Kind(
        level,
        is_watched,
        in_place,
        phrase("gebiet_vermutet") if card.area_is_presumed else "",
        len(card.why),
        card.rating != "",
        card.phone != "",
        card.email != "",
        card.website != "",
    )
    texts = (
        card.name,
        card.address,
        card.rating,
        card.phone,
        dialable(card.phone),
        card.email,
        mail_link(card.email),
        card.website,
        bare_address(card.website),
        card.origin,
        *card.why,
    )
    return _frame(kind).filled(values=(str(card.facility_id), card.lamp, *escaped(texts)))


@lru_cache(maxsize=KEPT_FRAMES)
def _frame(kind: _Kind) -> Frame:
    """Return such cards with gaps for their values, in the order in which `_drawn` has them."""
    number, lamp, name, address, rating, *ways, origin = map(gap, range(FIRST_REASON))
    phone, dialled, email, mail, website, site = ways
    card = Card(
        facility_id=number,  # type: ignore[arg-type]  # gaps in the places of values
        name=name,
        address=address,
        lamp=lamp,
        rating=rating if kind.has_rating else "",
        area_is_presumed=kind.presumed != "",
        why=tuple(gap(FIRST_REASON + line) for line in range(kind.why)),
        phone=phone if kind.has_phone else "",
        email=email if kind.has_email else "",
        website=website if kind.has_website else "",
        origin=origin,
    )
    written = {"dialled": dialled, "mail": mail, "site": site}
    return Frame(html=component("facility_card")(card, kind, written))


def origin_words(source: str, *, is_managed: bool) -> str:
    """Return where a record comes from and whether the provider keeps it, as a sentence."""
    return f"Quelle: {source}, {'' if is_managed else 'nicht '}vom Anbieter gepflegt."


@lru_cache(maxsize=KEPT_LAMPS)
def drawn_lamp(shows: tuple[KindOfPlace | None, Light, bool, int | None, int | None]) -> Markup:
    """Return a lamp as it is drawn: kind, light, whether it is confirmed, days since, places.

    Without a kind it is that of all places together.
    """
    kind, light, is_confirmed, age_days, places = shows
    return component("lamp")(
        Shown(kind, light, light, is_confirmed, age_days, places), kind_apart(kind)
    )


def _rating(mean: Mean) -> str:
    """Return the mean with its votes; of fewer than three votes there is none."""
    votes = counted(mean.votes, "Bewertung", "Bewertungen")
    if mean.stars is None:
        return f"{votes}, noch kein Durchschnitt"
    return f"★ {decimal(mean.stars)} von 5 ({votes})"


def register(app: Flask) -> None:
    """Let templates turn offers into cards, draw those, and say where a record comes from."""
    app.jinja_env.filters["cards"] = cards
    app.jinja_env.filters["drawn"] = drawn
    app.jinja_env.globals["origin_words"] = origin_words
