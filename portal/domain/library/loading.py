"""Read the articles and Hilfsmittel entries from the files that editors write."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from portal.domain.library.article import Article
from portal.domain.library.hilfsmittel import HilfsmittelEntry
from portal.domain.library.questions import QuestionGroup, load_questions
from portal.domain.library.related import RelatedTexts
from portal.domain.library.schema import ArticleFile, HilfsmittelFile
from portal.domain.library.search import ArticleIndex
from portal.domain.library.topics import Topic, load_topics
from portal.law.strict_yaml import YamlInvalid, read_shape
from portal.values.errors import NotFound, PortalError
from portal.values.shape import Shape

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a file may be called: lower case, ASCII, words joined by hyphens."""
FRONT_MATTER = re.compile(r"\A---\n(?P<head>.*?)^---\n(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)
PLAIN_FOLDER = "einfach"
TOPICS_FILE = "themen.yaml"

_File = TypeVar("_File", bound=Shape)


class LibraryInvalid(PortalError):
    """Report a content file that breaks its schema; the message names file and key."""


@dataclass(frozen=True, slots=True)
class Library:
    """All articles and Hilfsmittel entries, each ordered by slug.

    Args:
        topics: the articles by topic, in the editors' order.
        questions: the „Häufigen Fragen“ by kind of visitor.
        index: finds articles by words.
        related: what is near an article.
    """

    articles: tuple[Article, ...]
    aids: tuple[HilfsmittelEntry, ...]
    topics: tuple[Topic, ...] = ()
    questions: tuple[QuestionGroup, ...] = ()
    index: ArticleIndex = field(init=False, repr=False, compare=False)
    related: RelatedTexts = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read all words and links once."""
        object.__setattr__(self, "index", ArticleIndex(articles=self.articles))
        related = RelatedTexts(articles=self.articles, aids=self.aids, topics=self.topics)
        object.__setattr__(self, "related", related)

    def article(self, *, slug: str) -> Article:
        """Return the article with that slug.

        Raises:
            NotFound: there is none.
        """
        for article in self.articles:
            if article.slug == slug:
                return article
        raise NotFound(f"article {slug}")

    def aid(self, *, slug: str) -> HilfsmittelEntry:
        """Return the Hilfsmittel entry with that slug.

        Raises:
            NotFound: there is none.
        """
        for entry in self.aids:
            if entry.slug == slug:
                return entry
        raise NotFound(f"Hilfsmittel {slug}")

    def aids_in(self, *, group: str) -> tuple[HilfsmittelEntry, ...]:
        """Return the entries of that group, none if it has none."""
        return tuple(entry for entry in self.aids if entry.group == group)


def load_library(*, articles: Path, aids: Path, questions: Path | None = None) -> Library:
    """Read every `*.md` of the first and every `*.yaml` of the other folders.

    Beside the articles stand `themen.yaml`, their topics, and the folder `einfach`: for some
    articles a file of the same name in plain language.

    Raises:
        LibraryInvalid: a file breaks its schema, a folder has no file, or a text in plain
            language has no article.
        TopicsInvalid: the topics do not name each article once.
        QuestionsInvalid: a file of questions breaks its schema.
    """
    plain = {path.stem: path for path in sorted((articles / PLAIN_FOLDER).glob("*.md"))}
    texts = tuple(
        _read_article(path, plain=plain.pop(path.stem, None)) for path in _files(articles, "*.md")
    )
    if plain:
        raise LibraryInvalid(f"{PLAIN_FOLDER}: no article for {', '.join(plain)}")
    return Library(
        articles=texts,
        aids=tuple(_read_aid(path) for path in _files(aids, "*.yaml")),
        topics=load_topics(path=articles / TOPICS_FILE, articles=texts),
        questions=load_questions(directory=questions) if questions else (),
    )


def _files(folder: Path, pattern: str) -> list[Path]:
    paths = sorted(folder.glob(pattern), key=lambda path: path.stem)
    if not paths:
        raise LibraryInvalid(f"no {pattern} in {folder}")
    for path in paths:
        if not SLUG.fullmatch(path.stem):
            raise LibraryInvalid(f"{path.name}: the name is no lower-case slug")
    return paths


def _read_article(path: Path, *, plain: Path | None) -> Article:
    parts = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    if parts is None:
        raise LibraryInvalid(f"{path.name}: no front matter between two lines ---")
    head = _validated(ArticleFile, text=parts["head"], name=path.name)
    return head.to_article(
        slug=path.stem,
        body=parts["body"].strip(),
        plain=plain.read_text(encoding="utf-8").strip() if plain else "",
    )


def _read_aid(path: Path) -> HilfsmittelEntry:
    text = path.read_text(encoding="utf-8")
    return _validated(HilfsmittelFile, text=text, name=path.name).to_entry(slug=path.stem)


def _validated(schema: type[_File], *, text: str, name: str) -> _File:
    try:
        return read_shape(text=text, shape=schema)
    except YamlInvalid as error:
        raise LibraryInvalid(f"{name}: {error}") from error
