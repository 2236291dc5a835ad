"""What a result shows of the library: titles and addresses, never the texts themselves."""

from dataclasses import dataclass

from portal.domain.library.article import Article
from portal.domain.library.hilfsmittel import HilfsmittelEntry, Payer
from portal.values.wording import Wording


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """An article as a result names it; see `Article`."""

    slug: str
    path: str
    title: str
    occasion: Wording
    reading_minutes: int


@dataclass(frozen=True, slots=True)
class AidReference:
    """An entry on Hilfsmittel as a result names it; see `HilfsmittelEntry`."""

    slug: str
    path: str
    title: str
    group: str
    payer: Payer


def refer_to_article(*, article: Article) -> ArticleReference:
    """Return what a result shows of an article."""
    return ArticleReference(
        slug=article.slug,
        path=article.path,
        title=article.title,
        occasion=article.occasion,
        reading_minutes=article.reading_minutes,
    )


def refer_to_aid(*, entry: HilfsmittelEntry) -> AidReference:
    """Return what a result shows of an entry on Hilfsmittel."""
    return AidReference(
        slug=entry.slug,
        path=entry.path,
        title=entry.title,
        group=entry.group,
        payer=entry.payer,
    )
