"""What a result says in words: reasons, numbers, answers."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Protocol as Shape
from urllib.parse import quote

from flask import Flask

from portal.domain.availability.light import KindOfPlace
from portal.domain.matching.category import Category
from portal.domain.protocol.parts import Hit, Listing, Outcome, PartResult, Protocol
from portal.domain.protocol.searches import choosable_kinds
from portal.domain.robin.catalogue.questions import QuestionType
from portal.domain.robin.recommendation import NamedAnswer
from portal.law.amounts import fill_amounts
from portal.law.parameters import Snapshot
from portal.queries.nearby_counts import COUNT_CAP
from portal.values.wording import Wording
from portal.web.filters import german_date
from portal.web.kept_results import own_benefits
from portal.web.plain_language import is_on, say

MOST_REASONS = 3
NOT_RECOMMENDED = Wording(
    text="in Ihrer Situation nicht empfohlen", plain="passt jetzt nicht zu Ihnen"
)
_OUTCOMES = {
    Outcome.TREFFER: Wording(text="empfohlen", plain="passt zu Ihnen"),
    Outcome.SITUATION: NOT_RECOMMENDED,
    Outcome.NAEHE: Wording(
        text="empfohlen, aber nichts in der Nähe",
        plain="passt zu Ihnen, aber nichts ist in der Nähe",
    ),
}
_NO_DIGITS = re.compile(r"[^0-9]+")
_PLAIN_IN_MAIL = "@!$*+"
"""What stands for itself in a link to an address, besides letters, digits and „-._~“."""
_BETWEEN_NUMBERS = re.compile(r"[;,]|\soder\s")
KIND_WORDS = {
    KindOfPlace.AUFNAHME: "Neue Kundinnen und Kunden",
    KindOfPlace.DAUERPFLEGE: "Dauerpflege",
    KindOfPlace.KURZZEITPFLEGE: "Kurzzeitpflege",
    KindOfPlace.VERHINDERUNGSPFLEGE: "Verhinderungspflege",
    KindOfPlace.TAGESPFLEGE: "Tagespflege",
    KindOfPlace.NACHTPFLEGE: "Nachtpflege",
    KindOfPlace.WOHNUNG: "Wohnung",
}

_TOLD_APART = {kind for category in Category for kind in choosable_kinds(category=category)}


class Named(Shape):
    """A problem that knows the field it belongs to."""

    anchor: str
    sentence: str


def amounts(text: str, law: Snapshot) -> str:
    """Fill the amounts of a text with the law of the day."""
    return fill_amounts(text=text, snapshot=law)


def answer_words(answer: NamedAnswer) -> str:
    """Return an answer as one piece of text."""
    text = ", ".join(say(value) for value in answer.values)
    if answer.type is QuestionType.DATUM:
        return german_date(date.fromisoformat(text))
    return f"{text} {answer.unit}" if answer.unit else text


def bare_address(url: str) -> str:
    """Return a web address as people write it, without scheme and final slash."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def counted(number: int, one: str, many: str) -> str:
    """Return "1 Treffer", "4 Einrichtungen"; the words come in both numbers."""
    return f"{number} {one if number == 1 else many}"


def dialable(phone: str) -> str:
    """Return the digits of the first phone number with a leading plus if it has one.

    A source may list several numbers, parted by „;“, „,“ or „oder“. The „(0)“ after a country's
    number is for those who dial without it.
    """
    plain = phone.replace(" ", "")
    if plain.isascii() and plain.isdigit():
        return plain
    text = _BETWEEN_NUMBERS.split(phone.strip(), maxsplit=1)[0]
    if text.startswith(("+", "00")):
        text = text.replace("(0)", "")
    digits = _NO_DIGITS.sub("", text)
    return f"+{digits}" if text.startswith("+") else digits


def in_short(part: PartResult) -> str:
    """Return what a part holds, for the table of contents."""
    if part.outcome is Outcome.SITUATION:
        return f"– {say(NOT_RECOMMENDED)}"
    if part.outcome is Outcome.NAEHE:
        return "– nichts in der Nähe"
    if part.listing is not None:
        more = "mehr als " if part.listing.total_is_capped else ""
        return f"– {more}{counted(part.listing.total, 'Treffer', 'Treffer')}"
    number = len(part.articles) or len(part.aids)
    return f"– {counted(number, 'Empfehlung', 'Empfehlungen')}"


def kind_words(kind: KindOfPlace) -> str:
    """Return the German name of a kind of place."""
    return KIND_WORDS[kind]


def kind_apart(kind: KindOfPlace | None) -> str:
    """Return the name of a kind of place; empty where all places of a category are of one kind."""
    return KIND_WORDS[kind] if kind in _TOLD_APART else ""


def mail_link(email: str) -> str:
    """Return the link that opens a letter to this address and says nothing else (RFC 6068)."""
    return f"mailto:{quote(email, safe=_PLAIN_IN_MAIL)}"


def nothing_near_words(part: PartResult, protocol: Protocol) -> str:
    """Return why a recommended part is empty, with the radius used and what is missing."""
    around = f"Im Umkreis von {protocol.radius_km} km um {protocol.place.label}"
    if is_on():
        return _nothing_near_plainly(part, around)
    around = f"{around} gibt es"
    listing = part.listing or part.extra
    of_kind = listing.of_kind if listing else 0
    reaches = part.advice.category is Category.AMBULANT
    if listing is None or of_kind == 0:
        ending = ", die dorthin kommt." if reaches else "."
        return f"{around} keine eingetragene Einrichtung dieser Art{ending}"
    comes = (", die dorthin kommt" if of_kind == 1 else ", die dorthin kommen") if reaches else ""
    missing = " oder ".join(f"„{service.value}“" for service in listing.missing)
    at_least = "mindestens " if of_kind >= COUNT_CAP else ""
    return (
        f"{around} {at_least}{counted(of_kind, 'Einrichtung', 'Einrichtungen')} dieser Art{comes},"
        f" aber keine bietet {missing}."
    )


def _nothing_near_plainly(part: PartResult, around: str) -> str:
    listing = part.listing or part.extra
    of_kind = listing.of_kind if listing else 0
    reaches = part.advice.category is Category.AMBULANT
    if listing is None or of_kind == 0:
        return f"{around} kennen wir {'keinen Dienst für Ihren Ort' if reaches else 'kein Haus'}."
    missing = " oder ".join(f"„{service.value}“" for service in listing.missing)
    at_least = "mindestens " if of_kind >= COUNT_CAP else ""
    found = counted(of_kind, *(("Dienst", "Dienste") if reaches else ("Haus", "Häuser")))
    where = " für Ihren Ort" if reaches else ""
    return f"{around} kennen wir {at_least}{found}{where}. Dort gibt es nicht: {missing}."


def as_sentence(clause: str) -> str:
    """Return a clause as a sentence: first letter large, a stop at the end."""
    text = clause[:1].upper() + clause[1:]
    return text if text.endswith((".", "?", "!")) else f"{text}."


def outcome_words(outcome: Outcome) -> str:
    """Return what a part holds in words."""
    return say(_OUTCOMES[outcome])


def sentence_for(problems: Sequence[Named], anchor: str) -> str:
    """Return the sentence of the problem at a field, empty if there is none."""
    return next((one.sentence for one in problems if one.anchor.startswith(anchor)), "")


def total_words(listing: Listing) -> str:
    """Return how many of how many hits are shown."""
    shown = len(listing.hits)
    if listing.total_is_capped:
        return f"Mehr als {listing.total} Treffer."
    if listing.total > shown:
        return f"{listing.total} Treffer, die besten {shown} zuerst."
    return f"{counted(listing.total, 'Treffer', 'Treffer')}."


def why_lines(hit: Hit) -> tuple[str, ...]:
    """Return up to three lines that say why a hit fits."""
    needs = [
        f"{say(need.treffer)} – {say(need.anlass)}" if need.anlass else say(need.treffer)
        for need in hit.why.services
        if need.treffer
    ]
    wishes = [f"Erfüllt Ihren Wunsch: {wish.value}" for wish in hit.why.wishes]
    room = MOST_REASONS - min(1, len(wishes))
    return (*needs[:room], *wishes)[:MOST_REASONS]


def register(app: Flask) -> None:
    """Make the filters known to the templates."""
    for function in (
        amounts,
        answer_words,
        bare_address,
        counted,
        dialable,
        in_short,
        kind_apart,
        kind_words,
        mail_link,
        nothing_near_words,
        outcome_words,
        own_benefits,
        as_sentence,
        sentence_for,
        total_words,
        why_lines,
    ):
        app.jinja_env.filters[function.__name__] = function
