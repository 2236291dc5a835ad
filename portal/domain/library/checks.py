"""What a schema cannot see: whether the library's texts are right, sourced and readable."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from portal.domain.library.article import Article
from portal.domain.library.hilfsmittel import HilfsmittelEntry
from portal.domain.library.loading import Library
from portal.domain.library.questions import QuestionGroup
from portal.domain.library.sections import RESERVED_ANCHORS
from portal.domain.library.words import bare_text, count_words
from portal.law.amounts import PLACEHOLDER, list_placeholders
from portal.law.parameters import NotInForce, Snapshot, UnknownParameter

ARTICLE_WORDS = range(400, 901)
"""How long the body of an article may be."""
ENTRY_WORDS = range(80, 201)
"""How long the description of a Hilfsmittel may be."""
PLAIN_WORDS = range(80, 301)
"""How long an article in plain language may be."""
LONGEST_PLAIN_SENTENCE = 15
"""How many words a sentence in plain language has at most."""
MIN_SOURCES = 2
"""How many sources a text needs at least."""
FEED = "/informationsportal/feed.xml"
FIRST_LEVEL = 2
"""The level of the first heading; the page's own heading is h1."""
LAST_LEVEL = 3
"""The deepest level of headings."""

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]*)[^)]*\)")
_OWN_PATH = re.compile(r"/(informationsportal|pflegehilfsmittel)/")
_EURO = re.compile(
    r"\d[\s-]*(?:Tausend|Million(?:en)?|Mio\.)?\s*(?:Euro\b|EUR\b|€)|(?:€|\bEUR)\s*\d"
)
_HEADING = re.compile(r"^(#+)", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n\s*(?:\n|[-*] )")
_UNDERLINED = re.compile(r"^[^\n\s|>#-][^\n]*\n(?:=+|-+)\s*$", re.MULTILINE)
_CLOSING = {"„": "“", "‚": "‘"}
_UNGERMAN = {
    'straight quotes "': re.compile('"'),
    "foreign quotes": re.compile("[”‟«»]"),
    "a hyphen as dash": re.compile(r"\S - \S"),
    "a foreign dash": re.compile("—"),
    "three dots for …": re.compile(r"\.\.\."),
}

Text = Article | HilfsmittelEntry
AnyText = Text | QuestionGroup


def problems(*, library: Library, snapshot: Snapshot, today: date) -> tuple[str, ...]:
    """Return one sentence per problem, each naming its text; none if all is well."""
    texts: tuple[Text, ...] = (*library.articles, *library.aids)
    paths = {FEED, *(text.path for text in texts)}
    paths |= {article.plain_path for article in library.articles if article.plain}
    of_all: tuple[Callable[[AnyText], Iterator[str]], ...] = (
        lambda text: _broken_links(text, paths),
        lambda text: _broken_placeholders(text, snapshot),
        _euro_in_digits,
        lambda text: _overdue_review(text, today),
        _wrong_typography,
    )
    of_long: tuple[Callable[[Text], Iterator[str]], ...] = (
        _weak_sources,
        _wrong_length,
        _wrong_headings,
        _unusable_anchors,
        _hard_plain_text,
    )
    return tuple(
        f"{text.path}: {problem}"
        for text, found in (
            *((text, check(text)) for text in (*texts, *library.questions) for check in of_all),
            *((text, check(text)) for text in texts for check in of_long),
        )
        for problem in found
    )


def _broken_links(text: AnyText, paths: set[str]) -> Iterator[str]:
    for target in _LINK.findall("\n".join(text.texts)):
        path = target.partition("#")[0]
        if not target.startswith(("/", "https://")):
            yield f"the link {target} is neither internal nor https"
        elif _OWN_PATH.match(path) and path not in paths:
            yield f"the link {target} leads nowhere"


def _broken_placeholders(text: AnyText, snapshot: Snapshot) -> Iterator[str]:
    words = "\n".join(text.texts)
    if re.search("[{}]", PLACEHOLDER.sub("", words)):
        yield "a brace without its partner"
    for name in list_placeholders(text=words):
        try:
            snapshot.amount(name)
        except UnknownParameter:
            yield f"the placeholder {{{name}}} is unknown"
        except NotInForce:
            yield f"the placeholder {{{name}}} is no law on {snapshot.day.isoformat()}"


def _euro_in_digits(text: AnyText) -> Iterator[str]:
    for match in _EURO.finditer("\n".join(text.texts)):
        yield f"an amount in digits at {match[0]!r}; use a placeholder"


def _overdue_review(text: AnyText, today: date) -> Iterator[str]:
    if text.review_by < today:
        yield f"the review was due by {text.review_by.isoformat()}"
    if text.as_of > today:
        yield f"the facts were checked in the future, on {text.as_of.isoformat()}"


def _weak_sources(text: Text) -> Iterator[str]:
    secure = {source.url for source in text.sources if source.url.startswith("https://")}
    if len(secure) < MIN_SOURCES:
        yield f"fewer than {MIN_SOURCES} different sources by https"


def _wrong_length(text: Text) -> Iterator[str]:
    if isinstance(text, Article):
        words, allowed = count_words(text=text.body), ARTICLE_WORDS
    else:
        words, allowed = count_words(text=text.description), ENTRY_WORDS
    if words not in allowed:
        yield f"{words} words, not {allowed.start} to {allowed.stop - 1}"


def _wrong_headings(text: Text) -> Iterator[str]:
    body = text.body if isinstance(text, Article) else text.description
    levels = [FIRST_LEVEL - 1, *(len(signs) for signs in _HEADING.findall(body))]
    for before, level in pairwise(levels):
        if not FIRST_LEVEL <= level <= LAST_LEVEL or level > before + 1:
            yield f"a heading of level {level} after level {before}"
    if _UNDERLINED.search(body):
        yield "a heading made by underlining"


def _unusable_anchors(text: Text) -> Iterator[str]:
    if isinstance(text, Article):
        anchors = Counter(section.anchor for section in text.sections)
        for anchor, number in anchors.items():
            if number > 1 or not anchor:
                yield f"{number} headings with the address #{anchor}"
            if anchor in RESERVED_ANCHORS:
                yield f"the heading at #{anchor} has an address that the page needs itself"


def _hard_plain_text(text: Text) -> Iterator[str]:
    if not isinstance(text, Article) or not text.plain:
        return
    if count_words(text=text.plain) not in PLAIN_WORDS:
        yield f"the text in plain language has {count_words(text=text.plain)} words"
    if _HEADING.search(text.plain):
        yield "a heading in the text in plain language"
    for sentence in _SENTENCE_END.split(bare_text(text=text.plain)):
        if count_words(text=sentence) > LONGEST_PLAIN_SENTENCE:
            yield f"a long sentence in plain language: {sentence.strip()[:40]!r}"


def _wrong_typography(text: AnyText) -> Iterator[str]:
    for part in text.texts:
        for name, pattern in _UNGERMAN.items():
            match = pattern.search(part)
            if match:
                yield f"{name} in {_around(part, match)!r}"
        if not _quotes_close(part):
            yield f"quotes that do not open with „ and close with “ in {part[:40]!r}"


def _quotes_close(part: str) -> bool:
    expected: list[str] = []
    for sign in part:
        if sign in _CLOSING:
            expected.append(_CLOSING[sign])
        elif sign in _CLOSING.values() and (not expected or expected.pop() != sign):
            return False
    return not expected


def _around(part: str, match: re.Match[str]) -> str:
    return part[max(0, match.start() - 20) : match.end() + 20]
