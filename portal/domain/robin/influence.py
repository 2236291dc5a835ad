"""Which parts of the result each question may change, read off the rules themselves."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from portal.domain.matching.category import Category
from portal.domain.robin.answers import ESTIMATE
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.conditions import Condition, mentions
from portal.domain.robin.flow import INTERESTS
from portal.domain.robin.needs import NEEDS, WISHES
from portal.domain.robin.recommendation import CATEGORY_OF_PART
from portal.domain.robin.rules.decisions import NAMED_BY_LAST_RULES, RULES, Rule, rules_of_aids

_SEARCH: Final = {"ort": (2, 3, 4, 5), "umkreis": (3, 4, 5)}
"""Where to search; an outpatient service is found by its service area, not by the radius."""
_ARTICLES: Final = 1
_AIDS: Final = 6


def parts_by_question(*, catalogue: Catalogue) -> Mapping[str, tuple[int, ...]]:
    """Return the numbers of the parts that depend on each question, none for a mere note.

    A part depends on a question if a rule, a need, a wish, an occasion or a trigger of the part
    looks at it. That another question is asked because of the answer does not count, nor does
    the estimate of the Pflegegrad, which is no question.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for part, question in _pairs(catalogue):
        found[question].add(part)
    return {
        question.id: tuple(sorted(found.get(question.id, ()))) for question in catalogue.questions
    }


def _pairs(catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    yield _ARTICLES, INTERESTS
    yield from _search()
    yield from _wished()
    for part, condition in _conditions(catalogue):
        tests = mentions(condition=condition)
        yield from ((part, test.question) for test in tests if test.question != ESTIMATE)
    for rule in _rules(catalogue):
        if rule.is_last:
            yield from ((rule.part, question) for question in NAMED_BY_LAST_RULES)


def _search() -> Iterator[tuple[int, str]]:
    for question, parts in _SEARCH.items():
        yield from ((part, question) for part in parts)


def _wished() -> Iterator[tuple[int, str]]:
    for (question, _), service in WISHES.items():
        for part, category in CATEGORY_OF_PART.items():
            if service.category in {None, category}:
                yield part, question


def _conditions(catalogue: Catalogue) -> Iterator[tuple[int, Condition]]:
    for occasion in catalogue.articles.occasions:
        yield _ARTICLES, occasion.condition
    for trigger in catalogue.aids.triggers:
        yield _AIDS, trigger.condition
    for rule in _rules(catalogue):
        yield rule.part, rule.predicate
        if rule.addition is not None:
            yield rule.part, rule.addition
    parts: dict[Category | None, int] = {
        category: part for part, category in CATEGORY_OF_PART.items()
    }
    for service, condition in NEEDS.items():
        yield parts[service.category], condition


def _rules(catalogue: Catalogue) -> tuple[Rule, ...]:
    return (*RULES, *rules_of_aids(aids=catalogue.aids))
