"""Pages, questions and options of the consultation."""

from dataclasses import dataclass, field
from enum import StrEnum

from portal.domain.robin.conditions import Condition
from portal.values.wording import Wording


class QuestionType(StrEnum):
    """What kind of answer a question takes."""

    ORT = "ort"
    EINFACH = "einfach"
    MEHRFACH = "mehrfach"
    KACHELN = "kacheln"
    JA_NEIN = "ja_nein"
    HAEKCHEN = "haekchen"
    DATUM = "datum"
    ZAHL = "zahl"
    TEXT = "text"

    @property
    def is_multiple(self) -> bool:
        """Return whether several options may be chosen."""
        return self in _MULTIPLE

    @property
    def has_options(self) -> bool:
        """Return whether the answer is chosen from options."""
        return self not in _WITHOUT_OPTIONS


_MULTIPLE = (QuestionType.MEHRFACH, QuestionType.KACHELN)
_WITHOUT_OPTIONS = (
    QuestionType.ORT,
    QuestionType.DATUM,
    QuestionType.ZAHL,
    QuestionType.TEXT,
)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; an exclusive one cannot stand beside others."""

    key: str
    wording: Wording
    is_exclusive: bool
    hint: Wording | None
    symbol: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Args:
        page: key of its page.
        display: how the options are drawn, if not in the usual way.
        condition: when it is asked, given the questions before it.
        default: value that is filled in before the first answer.
        minimum: smallest number that is accepted, inclusive.
        maximum: largest number that is accepted, inclusive.
        affects: numbers of the parts that depend on the answer.
        option_keys: keys of the options in order; kept, because every request compares
            answers with them.
    """

    id: str
    page: str
    type: QuestionType
    display: str | None
    wording: Wording
    hint: Wording | None
    why: Wording
    is_mandatory: bool
    condition: Condition
    default: str | None
    unit: str | None
    minimum: int | None
    maximum: int | None
    options: tuple[Option, ...]
    affects: tuple[int, ...]
    option_keys: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Note the keys of the options."""
        object.__setattr__(self, "option_keys", tuple(option.key for option in self.options))

    @property
    def exclusive_keys(self) -> frozenset[str]:
        """Return the keys of the options that stand alone."""
        return frozenset(option.key for option in self.options if option.is_exclusive)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the consultation; `field` names the interest that must be chosen for it."""

    key: str
    title: Wording
    introduction: Wording | None
    field: str | None
