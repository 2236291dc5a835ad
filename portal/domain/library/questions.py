"""The „Häufigen Fragen“: questions and answers for each kind of visitor."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from portal.law.strict_yaml import Line, Text, YamlInvalid, read_shape
from portal.values.errors import PortalError
from portal.values.shape import Limits, Shape


class QuestionsInvalid(PortalError):
    """Report a file of questions that breaks its schema; the message names file and key."""


class QuestionFile(Shape):
    """One entry of `fragen`."""

    frage: Line
    antwort: Text


class QuestionsFile(Shape):
    """A file of `content/faq`."""

    schluessel: Annotated[str, Limits(pattern=r"[a-z]+")]
    titel: Line
    stand: date
    pruefen_bis: date
    fragen: Annotated[list[QuestionFile], Limits(shortest=1)]

    def check(self) -> None:
        """Refuse a review before the writing."""
        if self.pruefen_bis <= self.stand:
            raise ValueError("pruefen_bis is not after stand")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer, Markdown with amounts as placeholders."""

    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """The questions of one kind of visitor.

    Args:
        key: id of the heading, "anbieter".
        as_of: day on which the answers were checked.
        review_by: last day on which they may be shown unreviewed.
    """

    key: str
    title: str
    as_of: date
    review_by: date
    questions: tuple[Question, ...]

    @property
    def path(self) -> str:
        """Return the address of the group within the portal."""
        return f"/haeufige-fragen#{self.key}"

    @property
    def texts(self) -> tuple[str, ...]:
        """Return every text that a reader sees."""
        return (self.title, *(part for one in self.questions for part in (one.text, one.answer)))


def load_questions(*, directory: Path) -> tuple[QuestionGroup, ...]:
    """Read every `*.yaml` of the folder; the names of the files give the order.

    Raises:
        QuestionsInvalid: a file breaks its schema, or the folder has none.
    """
    paths = sorted(directory.glob("*.yaml"))
    if not paths:
        raise QuestionsInvalid(f"no *.yaml in {directory}")
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> QuestionGroup:
    try:
        content = read_shape(text=path.read_text(encoding="utf-8"), shape=QuestionsFile)
    except YamlInvalid as error:
        raise QuestionsInvalid(f"{path.name}: {error}") from error
    return QuestionGroup(
        key=content.schluessel,
        title=content.titel,
        as_of=content.stand,
        review_by=content.pruefen_bis,
        questions=tuple(Question(one.frage, one.antwort.strip()) for one in content.fragen),
    )
