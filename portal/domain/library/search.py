"""Find articles by words: umlauts folded, compounds and typing mistakes understood."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.domain.library.article import Article
from portal.domain.library.sections import Section
from portal.domain.library.vocabulary import MISTYPED, Vocabulary
from portal.domain.library.words import bare_text
from portal.domain.places.folding import fold

MOST_CHARACTERS = 100
"""What is typed beyond that is not looked at."""
MOST_WORDS = 8
IN_TITLE, IN_SUMMARY, IN_HEADING, IN_TEXT = 12, 6, 5, 1
"""How much the place counts at which a word stands."""
_FILLING = """
aber als am an auch auf aus bei beim bekomme bekommen bin bis da das dass dem den der des die dies
diese doch du ein eine einem einen einer eines er es fur gibt habe haben hat ich ihr im in ist ja
kann kommt konnen machen mama man mehr mein meine meinem meinen meiner mich mir mit muss mutter
mutti nach nicht noch nur ob oder oft oma opa papa sich sie sind so soll tun uber um und uns unser
vater vom von vor wann warum was welche welcher wenn wer werden wie wir wird wo wohin zu zum zur
"""
UNSAID = frozenset(_FILLING.split())
"""Folded words that say nothing about the subject."""

_Places = tuple["array[int]", bytes]
"""The numbers of the articles that have a word, and how much it counts in each."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that was found.

    Args:
        section: the part whose heading names what was looked for; None if none does.
    """

    article: Article
    section: Section | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave.

    Args:
        hits: the best first.
        is_partial: no article has all words, these have some.
        meant: how words are written that were taken for mistyped ones.
    """

    hits: tuple[Hit, ...]
    is_partial: bool = False
    meant: tuple[str, ...] = ()


class ArticleIndex:
    """The words of all articles and how much each counts where."""

    def __init__(self, *, articles: Iterable[Article]) -> None:
        """Fold and weigh every word once."""
        self._articles = tuple(articles)
        self._weights, self._spelling = _read_words(self._articles)
        self._vocabulary = Vocabulary(words=self._weights)
        self._titles = tuple(
            fold(text=" ".join((article.title, article.short_title, *article.keywords)))
            for article in self._articles
        )
        self._headings = tuple(
            tuple((section, frozenset(_words(section.title))) for section in article.sections)
            for article in self._articles
        )

    def search(self, *, text: str) -> Found:
        """Return the articles that have all words of the text, else those that have most."""
        meant = [self._vocabulary.find_meant(typed=word) for word in _asked(text)]
        scores = [self._scores(words) for words in meant]
        counts = {
            number: sum(number in score for score in scores)
            for number in {number for score in scores for number in score}
        }
        phrase = fold(text=text[:MOST_CHARACTERS])
        most = max(counts.values(), default=0)
        best = sorted(
            (number for number, count in counts.items() if count == most),
            key=lambda number: (
                phrase not in self._titles[number],
                -sum(score.get(number, 0) for score in scores),
                self._articles[number].slug,
            ),
        )
        wanted = [set(words) for words in meant if words]
        return Found(
            hits=tuple(
                Hit(self._articles[number], self._section(number, wanted)) for number in best
            ),
            is_partial=0 < most < len(scores),
            meant=tuple(dict.fromkeys(self._corrections(meant))),
        )

    def _scores(self, words: Mapping[str, int]) -> dict[int, int]:
        """Return for each article the weight of the word that fits best there."""
        scores: dict[int, int] = {}
        for word, closeness in words.items():
            numbers, weights = self._weights[word]
            rarity = 1 + (len(self._articles) // len(numbers)).bit_length()
            for number, weight in zip(numbers, weights, strict=True):
                scores[number] = max(scores.get(number, 0), weight * closeness * rarity)
        return scores

    def _section(self, number: int, wanted: list[set[str]]) -> Section | None:
        """Return the first part whose heading has most of the words, unless it has none."""
        best, most = None, 0
        for section, words in self._headings[number]:
            hits = sum(not words.isdisjoint(one) for one in wanted)
            if hits > most:
                best, most = section, hits
        return best

    def _corrections(self, meant: Iterable[Mapping[str, int]]) -> Iterator[str]:
        for words in meant:
            if MISTYPED in words.values():
                word = next(iter(words))
                yield self._spelling.get(word, word)


def _read_words(articles: tuple[Article, ...]) -> tuple[dict[str, _Places], dict[str, str]]:
    """Return where each folded word stands, and how it is spelt where that differs."""
    weights: dict[str, dict[int, int]] = {}
    spelling: dict[str, str] = {}
    folded: dict[str, list[str]] = {}
    for number, article in enumerate(articles):
        for weight, text in _weighted_texts(article):
            for spelt in bare_text(text=text).split():
                if spelt not in folded:
                    folded[spelt] = _words(spelt)
                for word in folded[spelt]:
                    places = weights.setdefault(word, {})
                    places[number] = max(places.get(number, 0), weight)
                    spelling.setdefault(word, spelt.strip(".,;:!?()„“‚‘"))
    kept = {word: (array("H", at), bytes(at.values())) for word, at in weights.items()}
    return kept, {word: spelt for word, spelt in spelling.items() if spelt != word}


def _weighted_texts(article: Article) -> Iterator[tuple[int, str]]:
    yield IN_TITLE, f"{article.title} {article.short_title}"
    yield IN_SUMMARY, article.occasion.text
    yield IN_SUMMARY, " ".join((*article.key_points, *article.keywords))
    yield IN_TEXT, article.introduction
    for section in article.sections:
        yield IN_HEADING, section.title
        yield IN_TEXT, section.text
    yield IN_TEXT, " ".join(f"{use.norm} {use.purpose}" for use in article.norms)


def _words(text: str) -> list[str]:
    return fold(text=text).split()


def _asked(text: str) -> list[str]:
    """Return the words that say something, each once; all of them if none does."""
    words = list(dict.fromkeys(_words(text[:MOST_CHARACTERS])))
    return ([word for word in words if word not in UNSAID] or words)[:MOST_WORDS]
