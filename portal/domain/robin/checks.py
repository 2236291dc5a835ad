"""Prove a catalogue: everything that loading cannot see from one entry alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

from portal.domain.robin.answers import ESTIMATE, ESTIMATES, Answer, Answers
from portal.domain.robin.catalogue.files import CatalogueInvalid
from portal.domain.robin.catalogue.load import Catalogue, load_catalogue
from portal.domain.robin.catalogue.questions import Question, QuestionType
from portal.domain.robin.conditions import Condition, Operator, Test, mentions
from portal.domain.robin.evaluation import possible_causes
from portal.domain.robin.flow import INTERESTS, first_incomplete_page, is_asked, prune
from portal.domain.robin.influence import parts_by_question
from portal.domain.robin.needs import NEEDS, WISHES
from portal.domain.robin.rules.aids import CONSUMABLES_GROUP
from portal.domain.robin.rules.articles import ARTICLES_PER_FIELD
from portal.domain.robin.rules.decisions import RULES, rules_of_aids

MOST_QUESTIONS_PER_PAGE = 5
REFUSAL: Final = "In Ihrer Situation empfehlen wir "
"""How the text of every rule begins that does not recommend a part."""

_SAMPLES: Final = {
    QuestionType.ORT: "19370 Parchim",
    QuestionType.DATUM: "2026-12-01",
    QuestionType.TEXT: "Text",
}


@dataclass(frozen=True, slots=True)
class CatalogueProblem:
    """A fault of the catalogue: which check found it, where, and what it is."""

    check: str
    subject: str
    detail: str

    def __str__(self) -> str:
        """Return the problem on one line."""
        return f"{self.check}: {self.subject}: {self.detail}"


def check_directory(*, directory: Path) -> tuple[CatalogueProblem, ...]:
    """Load and prove a catalogue; a catalogue that cannot be loaded is one problem."""
    try:
        catalogue = load_catalogue(directory=directory)
    except CatalogueInvalid as error:
        return (CatalogueProblem(check="laden", subject=error.file, detail=str(error)),)
    return check_catalogue(catalogue=catalogue)


def check_catalogue(*, catalogue: Catalogue) -> tuple[CatalogueProblem, ...]:
    """Prove a loaded catalogue; returns every problem, none if it is sound."""
    return (
        *_check_conditions(catalogue),
        *_check_questions(catalogue),
        *_check_influence(catalogue),
        *_check_paths(catalogue),
        *_check_rule_texts(catalogue),
        *_check_need_texts(catalogue),
        *_check_articles(catalogue),
        *_check_aids(catalogue),
    )


def sample_answer(*, question: Question) -> Answer:
    """Return an answer that the question allows, the first option where there are some."""
    if question.options:
        key = question.options[0].key
        return (key,) if question.type.is_multiple else key
    if question.type is QuestionType.ZAHL:
        return str(question.minimum or 1)
    return _SAMPLES[question.type]


def complete(*, catalogue: Catalogue, answers: Answers) -> dict[str, Answer]:
    """Return the pruned answers with a sample for each mandatory question left open."""
    kept = prune(catalogue=catalogue, answers=answers)
    for question in catalogue.questions:
        asked = is_asked(catalogue=catalogue, question=question, kept=kept)
        if asked and question.is_mandatory and question.id not in kept:
            kept[question.id] = sample_answer(question=question)
    return kept


def find_witness(*, catalogue: Catalogue, question: Question) -> dict[str, Answer] | None:
    """Return answers with which the question is asked; None if there are none.

    Tries every combination of what the conditions on the way to the question look at.
    """
    path = _questions_on_the_way(catalogue, question)
    pages = (catalogue.page_by_key[other.page] for other in (*path, question))
    fields = {page.field for page in pages if page.field}
    for choice in product(*(_candidates(other) for other in path)):
        pairs = zip(path, choice, strict=True)
        answers = {other.id: answer for other, answer in pairs if answer is not None}
        if fields:
            answers[INTERESTS] = tuple(sorted({*fields, *answers.get(INTERESTS, ())}))
        kept = prune(catalogue=catalogue, answers=answers)
        if is_asked(catalogue=catalogue, question=question, kept=kept):
            return kept
    return None


def _questions_on_the_way(catalogue: Catalogue, question: Question) -> list[Question]:
    wanted = {test.question for test in mentions(condition=question.condition)}
    for other in reversed(catalogue.questions):
        if other.id in wanted:
            wanted.update(test.question for test in mentions(condition=other.condition))
    return [other for other in catalogue.questions if other.id in wanted]


def _candidates(question: Question) -> tuple[Answer | None, ...]:
    if not question.options:
        return (None, sample_answer(question=question))
    keys = question.option_keys
    return (None, *((key,) for key in keys)) if question.type.is_multiple else (None, *keys)


def _check_conditions(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    rules = (*RULES, *rules_of_aids(aids=catalogue.aids))
    ours: Mapping[str, Condition] = {
        **{rule.id: rule.predicate for rule in rules},
        **{service.name: condition for service, condition in NEEDS.items()},
    }
    theirs = [
        *((question.id, question.condition) for question in catalogue.questions),
        *((occasion.reason.text, occasion.condition) for occasion in catalogue.articles.occasions),
        *((trigger.group, trigger.condition) for trigger in catalogue.aids.triggers),
    ]
    for subject, condition in (*ours.items(), *theirs):
        for test in mentions(condition=condition):
            detail = _fault(catalogue, test)
            if detail:
                yield CatalogueProblem(check="bedingung", subject=subject, detail=detail)
    for (question, key), service in WISHES.items():
        test = Test(question=question, operator=Operator.CONTAINS, keys=(key,))
        detail = _fault(catalogue, test)
        if detail:
            yield CatalogueProblem(check="wunsch", subject=service.name, detail=detail)


def _fault(catalogue: Catalogue, test: Test) -> str | None:
    if test.question == ESTIMATE:
        return None if set(test.keys) <= set(ESTIMATES) else "unknown estimate"
    question = catalogue.question_by_id.get(test.question)
    if question is None:
        return f"there is no question {test.question!r}"
    unknown = [key for key in test.keys if key not in question.option_keys]
    if unknown:
        return f"{test.question!r} has no option {unknown[0]!r}"
    return _misfit(question, test)


def _misfit(question: Question, test: Test) -> str | None:
    """Find an operator that cannot mean what it says for this type of question."""
    if test.operator is Operator.CONTAINS and not question.type.is_multiple:
        return f"{question.id!r} has one value only: use == or in"
    compares = test.operator in {Operator.IS, Operator.DIFFERS}
    if compares and question.type.is_multiple and not question.exclusive_keys >= set(test.keys):
        return f"{question.id!r} may have several values: use enthaelt"
    return None


def _check_questions(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    interests = catalogue.question_by_id.get(INTERESTS)
    fields = set(interests.option_keys) if interests else set()
    used = {page.field for page in catalogue.pages if page.field}
    for field in sorted(fields ^ used):
        yield CatalogueProblem(
            check="feld", subject=field, detail="needs an option of interessen and a page"
        )
    for page in catalogue.pages:
        number = len(catalogue.questions_by_page[page.key])
        if not 1 <= number <= MOST_QUESTIONS_PER_PAGE:
            yield CatalogueProblem(check="seite", subject=page.key, detail=f"{number} questions")
    for question in catalogue.questions:
        if question.options and question.default not in {None, *question.option_keys}:
            yield CatalogueProblem(
                check="vorgabe", subject=question.id, detail="the default is no option"
            )


def _check_influence(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    parts = parts_by_question(catalogue=catalogue)
    for question in catalogue.questions:
        if question.affects != parts[question.id]:
            yield CatalogueProblem(
                check="wirkt_auf",
                subject=question.id,
                detail=f"says {list(question.affects)}, the rules say {list(parts[question.id])}",
            )


def _check_paths(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    for question in catalogue.questions:
        witness = find_witness(catalogue=catalogue, question=question)
        if witness is None:
            yield CatalogueProblem(
                check="erreichbar", subject=question.id, detail="no answers lead to it"
            )
            continue
        for option in question.options:
            answer = (option.key,) if question.type.is_multiple else option.key
            path = complete(catalogue=catalogue, answers={**witness, question.id: answer})
            unfinished = first_incomplete_page(catalogue=catalogue, answers=path)
            if unfinished or path.get(question.id) != answer:
                yield CatalogueProblem(
                    check="ende", subject=f"{question.id}={option.key}", detail="leads nowhere"
                )


def _check_rule_texts(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    rules = {rule.id: rule for rule in (*RULES, *rules_of_aids(aids=catalogue.aids))}
    for key in sorted(rules.keys() ^ catalogue.rules.keys()):
        yield CatalogueProblem(check="regel", subject=key, detail="has no text or no rule")
    for key in sorted(rules.keys() & catalogue.rules.keys()):
        text = catalogue.rules[key]
        if not rules[key].recommended and not text.wording.text.startswith(REFUSAL):
            yield CatalogueProblem(
                check="regel", subject=key, detail=f"does not begin with {REFUSAL!r}"
            )
        if (rules[key].addition is None) is not (text.addition is None):
            yield CatalogueProblem(
                check="regel", subject=key, detail="a further sentence has no text or no rule"
            )


def _check_need_texts(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    for service, condition in NEEDS.items():
        if service.name not in catalogue.needs.hits:
            yield CatalogueProblem(check="bedarf", subject=service.name, detail="has no text")
        for cause in possible_causes(condition=condition):
            if cause not in catalogue.needs.clauses and cause[0] != ESTIMATE:
                yield CatalogueProblem(
                    check="anlass", subject="=".join(cause), detail="has no clause"
                )


def _check_articles(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    plan = catalogue.articles
    if not plan.fallback:
        yield CatalogueProblem(check="artikel", subject="rueckfall", detail="is empty")
    interests = catalogue.question_by_id.get(INTERESTS)
    keys = set(interests.option_keys) if interests else set()
    for field in sorted(keys | plan.fields.keys()):
        number = len(plan.fields.get(field, ()))
        if field not in keys or not 1 <= number <= ARTICLES_PER_FIELD:
            yield CatalogueProblem(
                check="artikel", subject=field, detail=f"{number} articles for the field"
            )


def _check_aids(catalogue: Catalogue) -> Iterator[CatalogueProblem]:
    triggered = {trigger.group for trigger in catalogue.aids.triggers}
    for group in sorted(catalogue.aids.groups.keys() ^ {*triggered, CONSUMABLES_GROUP}):
        yield CatalogueProblem(
            check="hilfsmittel", subject=group, detail="has no group or no trigger"
        )
