"""What a page of Robin shows for each question, and the sentences for what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.places.place import Resolution
from portal.domain.robin.answers import Answers, values_of
from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.catalogue.questions import Page, Question
from portal.domain.robin.conditions import mentions
from portal.domain.robin.submission import LONGEST_TEXT, Problem, ProblemKind
from portal.web.place_input import PLACE_SENTENCES
from portal.web.plain_language import say
from portal.web.typed_text import shown_again

SENTENCES = {
    ProblemKind.UNBEKANNT: "Bitte wählen Sie eine der angebotenen Antworten.",
    ProblemKind.MEHRERE: "Bitte wählen Sie hier nur eine Antwort.",
    ProblemKind.DATUM: "Bitte geben Sie ein Datum ein, zum Beispiel 24.12.2026.",
    ProblemKind.ZAHL: "Bitte geben Sie eine ganze Zahl ein, zum Beispiel 12.",
    ProblemKind.ZU_LANG: "Bitte kürzen Sie den Text auf höchstens 200 Zeichen.",
}
CONSENT_SENTENCE = (
    "Bitte setzen Sie das Häkchen. Ohne Ihre Einwilligung darf Robin nicht nach der Gesundheit"
    " fragen und die Beratung kann nicht beginnen."
)


@dataclass(frozen=True, slots=True)
class Field:
    """A question with what is chosen or typed and the sentence if something is wrong."""

    question: Question
    values: tuple[str, ...]
    problem: str


@dataclass(frozen=True, slots=True)
class NamedProblem:
    """A line of the error summary: the sentence and the id it leads to."""

    anchor: str
    sentence: str


def fields_for(
    *,
    questions: tuple[Question, ...],
    answers: Answers,
    typed: Mapping[str, tuple[str, ...]],
    problems: tuple[Problem, ...],
) -> tuple[Field, ...]:
    """Return the fields of a page; what was typed comes before what is stored."""
    wrong = {problem.question: problem for problem in problems}
    return tuple(
        Field(
            question=question,
            values=_values(question, answers, typed),
            problem=sentence(question=question, problem=wrong[question.id])
            if question.id in wrong
            else "",
        )
        for question in questions
    )


def sentence(*, question: Question, problem: Problem) -> str:
    """Return the German sentence that says what to do."""
    match problem.kind:
        case ProblemKind.PFLICHT:
            return f"Bitte beantworten Sie: „{say(question.wording)}“"
        case ProblemKind.EXKLUSIV:
            names = [
                f"„{say(option.wording)}“" for option in question.options if option.is_exclusive
            ]
            return (
                f"{' und '.join(names)} passt nicht zu weiteren Antworten. Bitte wählen Sie"
                " entweder das eine oder das andere."
            )
        case ProblemKind.ZU_KLEIN:
            return f"Bitte geben Sie mindestens {question.minimum} ein."
        case ProblemKind.ZU_GROSS:
            return f"Bitte geben Sie höchstens {question.maximum} ein."
    return SENTENCES[problem.kind]


def summary(*, fields: tuple[Field, ...]) -> tuple[NamedProblem, ...]:
    """Return the lines of the error summary in the order of the page.

    Each leads to an input: of a question with options to the first one.
    """
    return tuple(
        NamedProblem(anchor=_first_input(field.question), sentence=field.problem)
        for field in fields
        if field.problem
    )


def start_problems(
    *, place: Resolution, has_consent: bool, radius_is_known: bool
) -> tuple[NamedProblem, ...]:
    """Return what is missing on the start page, in the order of the page."""
    found = []
    if place.problem:
        anchor = "ort-wahl-1" if place.choices else "ort"
        found.append(NamedProblem(anchor=anchor, sentence=PLACE_SENTENCES[place.problem]))
    if not radius_is_known:
        found.append(NamedProblem(anchor="umkreis", sentence=SENTENCES[ProblemKind.UNBEKANNT]))
    if not has_consent:
        found.append(NamedProblem(anchor="einwilligung", sentence=CONSENT_SENTENCE))
    return tuple(found)


def has_dependent_questions(*, catalogue: Catalogue, page: Page) -> bool:
    """Say whether an answer of this page decides over another question of the same page."""
    questions = catalogue.questions_by_page[page.key]
    here = {question.id for question in questions}
    return any(
        test.question in here
        for question in questions
        for test in mentions(condition=question.condition)
    )


def _first_input(question: Question) -> str:
    return f"{question.id}-{question.options[0].key}" if question.options else question.id


def _values(
    question: Question, answers: Answers, typed: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    if question.id in typed:
        values = tuple(shown_again(value, most=LONGEST_TEXT) for value in typed[question.id])
    else:
        values = values_of(answer=answers.get(question.id))
    return values or _default(question)


def _default(question: Question) -> tuple[str, ...]:
    return (question.default,) if question.default else ()
