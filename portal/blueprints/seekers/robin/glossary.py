"""The words of a page of Robin that are explained below it."""

from collections.abc import Iterator

from portal.domain.library.glossary import Term
from portal.domain.protocol.parts import PartResult, Protocol
from portal.domain.robin.catalogue.questions import Page, Question
from portal.values.wording import Wording
from portal.web import content
from portal.web.plain_language import say

MOST_ON_QUESTIONS = 4
MOST_ON_RESULT = 6


def words_of_questions(*, topic: Page) -> tuple[Term, ...]:
    """Return the terms that the questions of a page, their hints and options use.

    Questions that the answers hide count too: so the list stays as it is, and open if it was
    opened, while answers exchange the questions above it.
    """
    current = content.current()
    questions = current.catalogue.questions_by_page[topic.key]
    return current.glossary.find_terms(
        texts=_texts_of_questions(topic, questions), limit=MOST_ON_QUESTIONS
    )


def words_of_result(*, protocol: Protocol) -> tuple[Term, ...]:
    """Return the terms that titles and reasons of the parts use; the parts come in turn."""
    return content.current().glossary.find_terms(
        texts=(text for part in protocol.parts for text in _texts_of_part(part)),
        limit=MOST_ON_RESULT,
    )


def _texts_of_questions(topic: Page, questions: tuple[Question, ...]) -> Iterator[str]:
    yield say(topic.title)
    yield _said(topic.introduction)
    for question in questions:
        yield say(question.wording)
        yield _said(question.hint)
        for option in question.options:
            yield say(option.wording)
            yield _said(option.hint)


def _texts_of_part(part: PartResult) -> Iterator[str]:
    advice = part.advice
    yield say(advice.part.title)
    yield say(advice.reason)
    if advice.addition:
        yield say(advice.addition)
    yield from (say(article.reason or article.article.occasion) for article in part.articles)
    yield from (say(aid.because or aid.reason) for aid in part.aids)


def _said(wording: Wording | None) -> str:
    return say(wording) if wording else ""
