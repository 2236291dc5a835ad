"""Which articles part 1 names, in which order, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from portal.domain.robin.answers import Answers, Reading, values_of
from portal.domain.robin.catalogue.texts import ArticlePlan
from portal.domain.robin.evaluation import holds
from portal.values.wording import Wording

ARTICLES_PER_FIELD = 3
"""At most so many articles are named because of one interest field."""
COMFORTABLE_LENGTH = 8
"""Second and third articles of a field are named only up to this length of the list."""


class Origin(StrEnum):
    """Why an article is named."""

    ANLASS = "anlass"
    GRUNDPAKET = "grundpaket"
    FELD = "feld"
    RUECKFALL = "rueckfall"


@dataclass(frozen=True, slots=True)
class ArticleChoice:
    """An article that part 1 names.

    Args:
        reason: the sentence of the occasion; None for other origins.
        field: the interest field that called for it; None for other origins.
        read: question ids of the answers that made the occasion hold.
    """

    slug: str
    origin: Origin
    reason: Wording | None = None
    field: str | None = None
    read: tuple[str, ...] = ()


def choose_articles(*, answers: Answers, plan: ArticlePlan) -> tuple[ArticleChoice, ...]:
    """Choose the articles: occasions, then the basic set, then the chosen fields.

    Every article is named once, for its first reason. Each chosen field gives its first article;
    further ones follow in turn while the list stays comfortable. The list is never empty as long
    as the plan has a fallback.
    """
    chosen: dict[str, ArticleChoice] = {}
    for choice in (*_of_occasions(answers, plan), *_basic(plan)):
        chosen.setdefault(choice.slug, choice)
    for position, choice in _of_fields(answers, plan):
        if position == 0 or len(chosen) < COMFORTABLE_LENGTH:
            chosen.setdefault(choice.slug, choice)
    for slug in () if chosen else plan.fallback:
        chosen.setdefault(slug, ArticleChoice(slug=slug, origin=Origin.RUECKFALL))
    return tuple(chosen.values())


def _of_occasions(answers: Answers, plan: ArticlePlan) -> Iterator[ArticleChoice]:
    for occasion in plan.occasions:
        reading = Reading(answers)
        if holds(condition=occasion.condition, reading=reading):
            for slug in occasion.articles:
                yield ArticleChoice(
                    slug=slug, origin=Origin.ANLASS, reason=occasion.reason, read=reading.read
                )


def _basic(plan: ArticlePlan) -> Iterator[ArticleChoice]:
    for slug in plan.basic:
        yield ArticleChoice(slug=slug, origin=Origin.GRUNDPAKET)


def _of_fields(answers: Answers, plan: ArticlePlan) -> Iterator[tuple[int, ArticleChoice]]:
    """Give the first article of every chosen field, then the second of each, and so on."""
    fields = values_of(answer=answers.get("interessen"))
    columns = [
        [(field, slug) for slug in plan.fields.get(field, ())[:ARTICLES_PER_FIELD]]
        for field in fields
    ]
    for position, row in enumerate(zip_longest(*columns)):
        for field, slug in filter(None, row):
            yield (
                position,
                ArticleChoice(slug=slug, origin=Origin.FELD, field=field, read=("interessen",)),
            )
