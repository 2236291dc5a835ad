"""An article of the Informationsportal."""

from dataclasses import dataclass, field
from datetime import date

from portal.domain.library.sections import Section, split_sections
from portal.domain.library.source import NormUse, Source
from portal.domain.library.words import count_words
from portal.domain.matching.category import Category
from portal.values.wording import Wording

MANY_SECTIONS = 5
"""From so many sections on an article has a table of contents."""
WORDS_PER_MINUTE = 180
"""How fast an unhurried reader reads."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article with its sources and review dates.

    Args:
        slug: last part of its address.
        short_title: for lists and the protocol.
        occasion: whom the article helps, and when.
        key_points: three to five sentences that suffice for the hurried.
        fields: topics of Robin that the article serves.
        as_of: day on which the facts were checked.
        review_by: last day on which the article may be shown unreviewed.
        body: Markdown with amounts as placeholders; headings from h2.
        offers: the kinds of offers that a reader may look for next.
        keywords: everyday words by which the search finds the article; shown nowhere.
        plain: the article in plain language, Markdown without headings; empty if not written.
        reading_minutes: how long the body takes to read, rounded up, at least one.
        introduction: the body before its first heading.
        sections: the rest of the body by headings.
    """

    slug: str
    title: str
    short_title: str
    occasion: Wording
    key_points: tuple[str, ...]
    fields: tuple[str, ...]
    norms: tuple[NormUse, ...]
    sources: tuple[Source, ...]
    as_of: date
    review_by: date
    author: str
    body: str
    offers: tuple[Category, ...] = ()
    keywords: tuple[str, ...] = ()
    plain: str = ""
    reading_minutes: int = field(init=False)
    introduction: str = field(init=False)
    sections: tuple[Section, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Count the words and split the body once."""
        minutes = max(1, -(-count_words(text=self.body) // WORDS_PER_MINUTE))
        introduction, sections = split_sections(body=self.body)
        object.__setattr__(self, "reading_minutes", minutes)
        object.__setattr__(self, "introduction", introduction)
        object.__setattr__(self, "sections", sections)

    @property
    def path(self) -> str:
        """Return the address of the article within the portal."""
        return f"/informationsportal/{self.slug}"

    @property
    def plain_path(self) -> str:
        """Return the address of the article in plain language, if it was written."""
        return f"{self.path}/einfach"

    @property
    def is_long(self) -> bool:
        """Say whether the article needs a table of contents."""
        return len(self.sections) >= MANY_SECTIONS

    @property
    def texts(self) -> tuple[str, ...]:
        """Return every text that a reader sees."""
        purposes = (use.purpose for use in self.norms)
        return (
            self.title,
            self.short_title,
            self.occasion.text,
            self.occasion.plain,
            *self.key_points,
            *purposes,
            *(source.title for source in self.sources),
            self.body,
            *((self.plain,) if self.plain else ()),
        )
