"""The benefits of one situation in words, as pages and documents show them."""

from dataclasses import dataclass

from portal.domain.protocol.kept import BenefitLine
from portal.domain.protocol.parts import Protocol
from portal.domain.robin.answers import values_of
from portal.law.leistungen.alle import list_leistungen
from portal.law.leistungen.situation import Situation, Wohnform
from portal.law.leistungen.wortlaut import Described
from portal.law.parameter_file import Unit
from portal.law.parameters import Amount
from portal.web import content
from portal.web.content import Content
from portal.web.law_words import (
    CONFIDENCE_WORDS,
    STATUS_WORDS,
    period_words,
    value_words,
)

IN_A_HOME = "heim"
"""The answer to „Wie wohnt die Person jetzt?“ of those who live in a Heim."""
MAIN = frozenset(
    {
        "pflegegeld",
        "sachleistung",
        "entlastungsbetrag",
        "tages_nachtpflege",
        "gemeinsamer_jahresbetrag",
        "pflegehilfsmittel_verbrauch",
        "wohnumfeld",
        "vollstationaer",
    }
)
"""The benefits that a result names; each has one amount that says enough."""


@dataclass(frozen=True, slots=True)
class Line:
    """One amount of a benefit in words.

    Args:
        words: what it is for, "Hilfe durch einen Pflegedienst".
        value: "bis zu 1.497 Euro im Monat".
        is_money: an amount says enough alone; days, weeks and per cent need their words.
        period: from when to when the value is law.
        source: gazette, status and how well it is proven.
    """

    words: str
    value: str
    is_money: bool
    period: str
    source: str


def describe_benefits(*, situation: Situation, known: Content) -> tuple[Described, ...]:
    """Return every benefit in words, due or not.

    Raises:
        NotInForce: there were no Pflegegrade on the day.
    """
    law = known.law_at(day=situation.day)
    found = list_leistungen(situation=situation, parameters=known.parameters)
    return tuple(known.wording.describe(finding=one, law=law) for one in found)


def lines_of(benefit: Described) -> tuple[Line, ...]:
    """Return the amounts of a benefit in words."""
    return tuple(
        Line(
            words=words,
            value=value_words(posten),
            is_money=posten.unit is Unit.EUR,
            period=period_words(posten.amount),
            source=_source(posten.amount),
        )
        for words, posten in benefit.posten
    )


def own_benefits(protocol: Protocol) -> tuple[BenefitLine, ...]:
    """Return the main benefits of the stated Pflegegrad by the law of the result's day.

    Empty where no Pflegegrad is stated; an estimate is none.
    """
    recommendation = protocol.recommendation
    if recommendation.lacks_grade:
        return ()
    lives = values_of(answer=recommendation.answers.get("wohnt"))
    situation = Situation(
        grade=int(recommendation.grade),
        day=protocol.made_on,
        home=Wohnform.HEIM if IN_A_HOME in lives else Wohnform.ZU_HAUSE,
    )
    found = describe_benefits(situation=situation, known=content.current())
    return tuple(
        BenefitLine(one.name, lines_of(one)[0].value, one.finding.value.citation.norm)
        for one in found
        if one.finding.value.is_due and one.finding.value.name in MAIN
    )


def _source(amount: Amount) -> str:
    status, confidence = STATUS_WORDS[amount.status], CONFIDENCE_WORDS[amount.confidence]
    return f"{amount.citation.norm}; {amount.citation.reference}. {status}, {confidence}"
