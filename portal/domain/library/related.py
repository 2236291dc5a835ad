"""What a reader of an article may want to read next."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from portal.domain.library.article import Article
from portal.domain.library.hilfsmittel import HilfsmittelEntry
from portal.domain.library.topics import Topic

MOST = 4
"""At most so many of each kind."""
LINKED, LINKING, SAME_TOPIC = 3, 2, 2
"""What speaks for another article: a link there, a link from there, the same topic."""

_TARGET = re.compile(r"\]\((/[a-z0-9/-]+)")


@dataclass(frozen=True, slots=True)
class Related:
    """Articles and Hilfsmittel near an article; none of them is the article itself."""

    articles: tuple[Article, ...] = ()
    aids: tuple[HilfsmittelEntry, ...] = ()


class RelatedTexts:
    """For every article what is near it, worked out once."""

    def __init__(
        self,
        *,
        articles: Iterable[Article],
        aids: Iterable[HilfsmittelEntry],
        topics: Iterable[Topic],
    ) -> None:
        """Read all links."""
        self._articles = {article.path: article for article in articles}
        self._aids = {entry.path: entry for entry in aids}
        self._topics = tuple(topics)
        self._links = {
            path: tuple(dict.fromkeys(_TARGET.findall(article.body)))
            for path, article in self._articles.items()
        }
        self._found = {path: self._near(path) for path in self._articles}

    def near(self, *, article: Article) -> Related:
        """Return what is near: the closest first, Hilfsmittel in the order of the text."""
        return self._found.get(article.path, Related())

    def _near(self, path: str) -> Related:
        points: Counter[str] = Counter(dict.fromkeys(self._links[path], LINKED))
        points.update({other: LINKING for other, links in self._links.items() if path in links})
        for topic in self._topics:
            paths = [article.path for article in topic.articles]
            if path in paths:
                points.update(dict.fromkeys(paths, SAME_TOPIC))
        ranked = sorted(points, key=lambda other: (-points[other], other))
        return Related(
            articles=tuple(
                self._articles[other]
                for other in ranked
                if other in self._articles and other != path
            )[:MOST],
            aids=tuple(self._aids[target] for target in self._links[path] if target in self._aids)[
                :MOST
            ],
        )
