"""Which answers of a page decide over other questions of the same page, read off the conditions."""

from dataclasses import dataclass

from portal.domain.robin.catalogue.questions import Question
from portal.domain.robin.conditions import mentions


@dataclass(frozen=True, slots=True)
class Governing:
    """What a page has to ask for again after which choices.

    Args:
        questions: ids of those whose answer lets another question of the page come or go.
        changing: ids, in order, from the first question that may come or go to the last one.
    """

    questions: frozenset[str]
    changing: tuple[str, ...]


def governing_within(*, questions: tuple[Question, ...]) -> Governing:
    """Return how the questions of one page hang together; both empty if they do not."""
    here = {question.id for question in questions}
    named = [
        here.intersection(test.question for test in mentions(condition=question.condition))
        for question in questions
    ]
    dependent = [place for place, names in enumerate(named) if names]
    span = questions[dependent[0] : dependent[-1] + 1] if dependent else ()
    return Governing(
        questions=frozenset().union(*named),
        changing=tuple(question.id for question in span),
    )
