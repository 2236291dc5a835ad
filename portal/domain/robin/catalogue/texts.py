"""The sentences of the catalogue, each with its plain-language twin."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.robin.conditions import Condition
from portal.domain.robin.evaluation import Cause
from portal.values.wording import Wording


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts of the result."""

    number: int
    key: str
    title: Wording
    introduction: Wording


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule says; `addition` is a further sentence that some answers call for."""

    wording: Wording
    addition: Wording | None


@dataclass(frozen=True, slots=True)
class NeedTexts:
    """What is said about a facility that meets a need.

    Args:
        hits: sentence by service code.
        clauses: why the service is needed, by the chosen option.
    """

    hits: Mapping[str, Wording]
    clauses: Mapping[Cause, Wording]


@dataclass(frozen=True, slots=True)
class Occasion:
    """Articles that an answer calls for, and why."""

    condition: Condition
    articles: tuple[str, ...]
    reason: Wording


@dataclass(frozen=True, slots=True)
class ArticlePlan:
    """Which articles (by slug) part 1 may name.

    Args:
        basic: for everybody.
        fields: by chosen interest field, most important first.
        occasions: in order of urgency.
        fallback: when nothing else is named.
    """

    basic: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    occasions: tuple[Occasion, ...]
    fallback: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AidGroup:
    """A group of Pflegehilfsmittel and what it is good for."""

    key: str
    title: Wording
    reason: Wording


@dataclass(frozen=True, slots=True)
class AidTrigger:
    """A condition that calls for a group of Pflegehilfsmittel, and why unless it says so itself."""

    condition: Condition
    group: str
    reason: Wording | None


@dataclass(frozen=True, slots=True)
class AidPlan:
    """Which groups of Pflegehilfsmittel part 6 may name, in the order of the triggers."""

    groups: Mapping[str, AidGroup]
    triggers: tuple[AidTrigger, ...]
