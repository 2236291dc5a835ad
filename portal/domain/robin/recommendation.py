"""The whole outcome of a consultation, as page, PDF and snapshot read it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from portal.domain.availability.light import KindOfPlace
from portal.domain.matching.category import Category
from portal.domain.matching.services import Service
from portal.domain.robin.answers import (
    ESTIMATE,
    ESTIMATE_QUESTION,
    Answer,
    Answers,
    Reading,
    excerpt,
    values_of,
)
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Question, QuestionType
from portal.domain.robin.catalogue.texts import Part
from portal.domain.robin.evaluation import Cause, holds
from portal.domain.robin.flow import prune
from portal.domain.robin.needs import (
    Need,
    indispensable_services,
    kinds_of_place,
    needed_services,
    wishes,
)
from portal.domain.robin.rules.aids import AidChoice, choose_aids
from portal.domain.robin.rules.articles import ArticleChoice, choose_articles
from portal.domain.robin.rules.decisions import Decision, decide
from portal.domain.robin.traits import NO_GRADE, TRAITS, grade_in_effect
from portal.values.wording import Wording

CATEGORY_OF_PART: Final[Mapping[int, Category]] = {
    2: Category.AMBULANT,
    3: Category.STATIONAER,
    4: Category.TAGESPFLEGE,
    5: Category.WOHNEN,
}
"""The parts that list facilities."""
APPLIED_FOR: Final = "beantragt"
"""The answer to „pg_status“ of a person who waits for the decision."""


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """An answer in words, with the place where it can be changed.

    Args:
        question_id: question to jump to; for an estimate the one that leads to the calculator.
        page: key of its page.
        values: one wording per chosen option; numbers, dates and texts as they are stored.
    """

    question_id: str
    page: str
    type: QuestionType
    question: Wording
    values: tuple[Wording, ...]
    unit: str | None


@dataclass(frozen=True, slots=True)
class NeedReason:
    """A needed service in words: what a facility offers, and why that is asked for."""

    service: Service
    causes: tuple[Cause, ...]
    hit: Wording
    clauses: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class PartAdvice:
    """One part of the result before any facility is looked up.

    Args:
        reason: text of the rule that decided.
        addition: its further sentence, where it applies.
        deciding: the answers that the rule read, in words.
        category: which facilities the part lists; None for parts 1 and 6.
        needs: needed services; none means that every facility of the category fits.
        indispensable: of these a facility must offer at least one; empty means no such filter.
        wishes: features that weigh a little.
        kinds: kinds of free place that are asked for.
    """

    part: Part
    decision: Decision
    reason: Wording
    addition: Wording | None
    deciding: tuple[NamedAnswer, ...]
    category: Category | None
    needs: tuple[NeedReason, ...]
    indispensable: frozenset[Service]
    wishes: tuple[Service, ...]
    kinds: frozenset[KindOfPlace]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The outcome of a consultation.

    Args:
        answers: the pruned answers it rests on.
        named_answers: all of them in words, in the order of the questions.
        parts: the six parts in order.
        articles: for part 1, never empty.
        aids: for part 6, empty unless it is recommended.
        grade: „1“ to „5“, „keiner“ or „unbekannt“.
        lacks_grade: no Pflegegrad is stated, so the person pays alone until one is granted; an
            estimate changes nothing about that.
        asks_for_24h: a live-in carer is considered; leads to a note on what to settle first.
    """

    catalogue_version: str
    answers: Mapping[str, Answer]
    named_answers: tuple[NamedAnswer, ...]
    parts: tuple[PartAdvice, ...]
    articles: tuple[ArticleChoice, ...]
    aids: tuple[AidChoice, ...]
    grade: str
    lacks_grade: bool
    asks_for_24h: bool

    @property
    def is_applied_for(self) -> bool:
        """Say whether the person waits for the decision on a Pflegegrad."""
        return self.lacks_grade and self.answers.get("pg_status") == APPLIED_FOR


def recommend(*, catalogue: Catalogue, answers: Answers) -> Recommendation:
    """Advise on the answers; raw ones are pruned first."""
    kept = prune(catalogue=catalogue, answers=answers)
    decisions = decide(answers=kept, aids=catalogue.aids)
    grade = grade_in_effect(answers=kept)
    return Recommendation(
        catalogue_version=catalogue.version,
        answers=kept,
        named_answers=name_answers(catalogue=catalogue, answers=kept, question_ids=kept),
        parts=tuple(_advice(catalogue, decision, kept) for decision in decisions),
        articles=choose_articles(answers=kept, plan=catalogue.articles),
        aids=choose_aids(answers=kept, plan=catalogue.aids) if decisions[-1].recommended else (),
        grade=grade,
        lacks_grade=not kept.get("pg"),
        asks_for_24h=holds(condition=TRAITS["vermittlung_24h"], reading=Reading(kept)),
    )


def name_answers(
    *, catalogue: Catalogue, answers: Answers, question_ids: Iterable[str]
) -> tuple[NamedAnswer, ...]:
    """Put answers into words, in the given order; unanswered questions are left out."""
    return tuple(
        _named(catalogue, question_id, answer)
        for question_id, answer in excerpt(answers=answers, question_ids=question_ids)
    )


def _advice(catalogue: Catalogue, decision: Decision, answers: Answers) -> PartAdvice:
    text = catalogue.rules[decision.rule]
    category = CATEGORY_OF_PART.get(decision.part)
    return PartAdvice(
        part=catalogue.parts[decision.part - 1],
        decision=decision,
        reason=text.wording,
        addition=text.addition if decision.has_addition else None,
        deciding=tuple(_named(catalogue, key, answer) for key, answer in decision.read),
        category=category,
        needs=_needs(catalogue, answers, category),
        indispensable=indispensable_services(rule=decision.rule, answers=answers),
        wishes=wishes(answers=answers, category=category) if category else (),
        kinds=kinds_of_place(part=decision.part, rule=decision.rule, answers=answers),
    )


def _needs(
    catalogue: Catalogue, answers: Answers, category: Category | None
) -> tuple[NeedReason, ...]:
    if category is None:
        return ()
    needs = needed_services(answers=answers, category=category)
    return tuple(_reason(catalogue, need) for need in needs)


def _reason(catalogue: Catalogue, need: Need) -> NeedReason:
    clauses = catalogue.needs.clauses
    return NeedReason(
        service=need.service,
        causes=need.causes,
        hit=catalogue.needs.hits[need.service.name],
        clauses=tuple(dict.fromkeys(clauses[cause] for cause in need.causes if cause in clauses)),
    )


def _named(catalogue: Catalogue, question_id: str, answer: Answer) -> NamedAnswer:
    if question_id == ESTIMATE:
        asked = catalogue.question_by_id[ESTIMATE_QUESTION]
        values = _words_of_estimate(catalogue, answer)
    else:
        asked = catalogue.question_by_id[question_id]
        values = _words(asked, answer)
    return NamedAnswer(
        question_id=asked.id,
        page=asked.page,
        type=asked.type,
        question=asked.wording,
        values=values,
        unit=asked.unit,
    )


def _words(question: Question, answer: Answer) -> tuple[Wording, ...]:
    options = {option.key: option.wording for option in question.options}
    return tuple(
        options.get(value, Wording(text=value, plain=value)) for value in values_of(answer=answer)
    )


def _words_of_estimate(catalogue: Catalogue, answer: Answer) -> tuple[Wording, ...]:
    """Word the estimate as the question for the stated Pflegegrad would."""
    question = "pg_status" if answer == NO_GRADE else "pg"
    return _words(catalogue.question_by_id[question], "nein" if answer == NO_GRADE else answer)
