"""What a page of Robin shows for each question, and the sentences for what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portal.domain.places.place import Resolution
from portal.domain.robin.answers import Answers, values_of
from portal.domain.robin.catalogue.questions import Question
from portal.domain.robin.governing import Governing
from portal.domain.robin.submission import LONGEST_TEXT, Problem, ProblemKind
from portal.web.named_problem import NamedProblem
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
    """A question with what is chosen or typed and the sentence if something is wrong.

    Args:
        governs: whether other questions of the page come or go with the answer.
    """

    question: Question
    values: tuple[str, ...]
    problem: str
    governs: bool


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a page in order, split where questions may come or go.

    Args:
        before: those above; all of them if nothing changes.
        changing: what the page asks for again after a choice that governs.
        after: those below.
    """

    before: tuple[Field, ...]
    changing: tuple[Field, ...]
    after: tuple[Field, ...]

    @property
    def all(self) -> tuple[Field, ...]:
        """Return the fields of the whole page."""
        return (*self.before, *self.changing, *self.after)


def fields_for(
    *,
    questions: tuple[Question, ...],
    answers: Answers,
    typed: Mapping[str, tuple[str, ...]],
    problems: tuple[Problem, ...],
    governing: Governing,
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
            governs=question.id in governing.questions,
        )
        for question in questions
    )


def split(
    *, fields: tuple[Field, ...], page: tuple[Question, ...], changing: Sequence[str]
) -> Fields:
    """Split the fields that are shown at the place where those of `changing` stand on the page."""
    order = {question.id: place for place, question in enumerate(page)}
    first, last = (order[changing[0]], order[changing[-1]]) if changing else (len(page), len(page))
    places = [(order[field.question.id], field) for field in fields]
    return Fields(
        before=tuple(field for place, field in places if place < first),
        changing=tuple(field for place, field in places if first <= place <= last),
        after=tuple(field for place, field in places if place > last),
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
