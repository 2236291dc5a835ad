"""The benefits of one situation in words, as pages and documents show them."""

from dataclasses import dataclass
from functools import cache

from portal.law.fristen.feiertage import Feiertage, load_feiertage
from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.situation import Situation
from portal.law.leistungen.wortlaut import Described, Wortlaut, load_wortlaut
from portal.law.parameters import Amount, Parameters
from portal.web.content import CONTENT
from portal.web.law_words import (
    CONFIDENCE_WORDS,
    STATUS_WORDS,
    period_words,
    value_words,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One amount of a benefit in words.

    Args:
        words: what it is for, "Hilfe durch einen Pflegedienst".
        value: "bis zu 1.497 Euro im Monat".
        period: from when to when the value is law.
        source: gazette, status and how well it is proven.
    """

    words: str
    value: str
    period: str
    source: str


@cache
def wording() -> Wortlaut:
    """Return the words about benefits, read once per process."""
    return load_wortlaut(directory=CONTENT / "leistungen")


@cache
def holidays() -> Feiertage:
    """Return the public holidays, read once per process."""
    return load_feiertage()


def describe_benefits(*, situation: Situation, parameters: Parameters) -> tuple[Described, ...]:
    """Return every benefit in words, due or not.

    Raises:
        NotInForce: what the situation names was no law on its day.
    """
    law = parameters.at(day=situation.day)
    found = list_leistungen(situation=situation, parameters=parameters)
    return tuple(wording().describe(finding=one, law=law) for one in found)


def lines_of(benefit: Described) -> tuple[Line, ...]:
    """Return the amounts of a benefit in words."""
    return tuple(
        Line(
            words=words,
            value=value_words(posten),
            period=period_words(posten.amount),
            source=_source(posten.amount),
        )
        for words, posten in benefit.posten
    )


def _source(amount: Amount) -> str:
    status, confidence = STATUS_WORDS[amount.status], CONFIDENCE_WORDS[amount.confidence]
    return f"{amount.citation.norm}; {amount.citation.reference}. {status}, {confidence}"
