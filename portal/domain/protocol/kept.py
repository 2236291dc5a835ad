"""A result with everything that its pages say, as it was on its day."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.library.glossary import Term
from portal.domain.protocol.parts import Protocol
from portal.law.parameters import Snapshot
from portal.values.wording import Wording


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """A benefit in one line: name, first amount and paragraph."""

    title: str
    value: str
    norm: str


@dataclass(frozen=True, slots=True)
class KeptResult:
    """A result that later changes of facilities, texts or law do not alter.

    Args:
        law: the amounts of its day.
        benefits: the main benefits of the stated Pflegegrad; none if none is stated.
        phrases: Robin's fixed sentences by their key.
        words: the terms that are explained beside it.
    """

    protocol: Protocol
    law: Snapshot
    benefits: tuple[BenefitLine, ...]
    phrases: Mapping[str, Wording]
    words: tuple[Term, ...]
