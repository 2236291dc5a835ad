"""The topics of the Informationsportal: which article stands under which heading."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from portal.domain.library.article import Article
from portal.law.strict_yaml import Line, YamlInvalid, read_shape
from portal.values.errors import PortalError
from portal.values.shape import Limits, Shape


class TopicsInvalid(PortalError):
    """Report a list of topics that breaks its schema or does not name each article once."""


class TopicFile(Shape):
    """One entry of `themen`."""

    schluessel: Annotated[str, Limits(pattern=r"[a-z]+(-[a-z]+)*")]
    titel: Line
    artikel: Annotated[list[str], Limits(shortest=1)]


class TopicsFile(Shape):
    """`artikel/themen.yaml`."""

    themen: Annotated[list[TopicFile], Limits(shortest=1)]


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading with its articles in the editors' order.

    Args:
        key: id of the heading, "pflegegrad".
    """

    key: str
    title: str
    articles: tuple[Article, ...]


def load_topics(*, path: Path, articles: Collection[Article]) -> tuple[Topic, ...]:
    """Read the topics in the order of the file.

    Raises:
        TopicsInvalid: the file breaks its schema, or an article is unknown, missing or doubled.
    """
    try:
        content = read_shape(text=path.read_text(encoding="utf-8"), shape=TopicsFile)
    except (OSError, YamlInvalid) as error:
        raise TopicsInvalid(f"{path.name}: {error}") from error
    by_slug = {article.slug: article for article in articles}
    named = Counter(slug for topic in content.themen for slug in topic.artikel)
    keys = Counter(topic.schluessel for topic in content.themen)
    for what, wrong in (
        ("unknown articles", named.keys() - by_slug.keys()),
        ("articles without a topic", by_slug.keys() - named.keys()),
        ("articles named twice", {slug for slug, number in named.items() if number > 1}),
        ("topics of the same key", {key for key, number in keys.items() if number > 1}),
    ):
        if wrong:
            raise TopicsInvalid(f"{path.name}: {what}: {', '.join(sorted(wrong))}")
    return tuple(
        Topic(one.schluessel, one.titel, tuple(by_slug[slug] for slug in one.artikel))
        for one in content.themen
    )
