"""An entry on one group of Hilfsmittel."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.library.source import Source


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays for a Hilfsmittel, how much and on what legal ground."""

    name: str
    text: str
    grounds: tuple[str, ...]


class Paying(StrEnum):
    """Who may have to pay; the value stands in files and addresses."""

    KRANKENKASSE = "krankenkasse"
    PFLEGEKASSE = "pflegekasse"
    SELBST = "selbst"


class Needed(StrEnum):
    """Whether something is needed before anybody pays."""

    JA = "ja"
    NEIN = "nein"
    TEILS = "teils"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What can be compared between Hilfsmittel.

    Args:
        payers: those who may have to pay, the usual one first.
        prescription: whether a doctor must prescribe it.
        grade: whether a Pflegegrad is needed.
        own_share: what people pay themselves, with amounts as placeholders.
    """

    payers: tuple[Paying, ...]
    prescription: Needed
    grade: Needed
    own_share: str


@dataclass(frozen=True, slots=True)
class HilfsmittelEntry:
    """What a Hilfsmittel is, who pays and how to get it.

    Args:
        slug: last part of its address.
        group: code by which Robin finds the entry, "HM_BETT".
        brief: one sentence for lists.
        brief_plain: the same in the plainest words.
        description: Markdown with amounts as placeholders, without headings.
        steps: three to five sentences, how to get it.
        as_of: day on which the facts were checked.
        review_by: last day on which the entry may be shown unreviewed.
    """

    slug: str
    title: str
    group: str
    brief: str
    brief_plain: str
    description: str
    payer: Payer
    comparison: Comparison
    steps: tuple[str, ...]
    sources: tuple[Source, ...]
    as_of: date
    review_by: date

    @property
    def path(self) -> str:
        """Return the address of the entry within the portal."""
        return f"/pflegehilfsmittel/{self.slug}"

    @property
    def texts(self) -> tuple[str, ...]:
        """Return every text that a reader sees."""
        return (
            self.title,
            self.brief,
            self.brief_plain,
            self.description,
            self.payer.name,
            self.payer.text,
            self.comparison.own_share,
            *self.steps,
            *(source.title for source in self.sources),
        )
