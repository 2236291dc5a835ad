"""What a person answered, and a reading that remembers which answers were looked at."""

import json
from collections.abc import Iterable, Mapping

from portal.values.errors import PortalError

Answer = str | tuple[str, ...]
"""One value, or several in the order of the catalogue; numbers and dates are canonical text."""
Answers = Mapping[str, Answer]
"""Answer by question id; a question without an answer is absent."""

ESTIMATE = "pg_rechner.ergebnis"
"""Where the calculator leaves its estimate: „keiner“ or „1“ to „5“. No question asks for it."""
ESTIMATE_QUESTION = "pg_rechner"
"""The question whose „ja“ leads to the calculator."""
ESTIMATES = ("keiner", "1", "2", "3", "4", "5")


class AnswersInvalid(PortalError):
    """Report stored text that does not hold answers."""


def values_of(*, answer: Answer | None) -> tuple[str, ...]:
    """Return the values of an answer as a tuple, empty where there is none."""
    if answer is None:
        return ()
    return (answer,) if isinstance(answer, str) else answer


def to_json(*, answers: Answers) -> str:
    """Write answers as JSON text, sorted by question id, so that equal answers give equal text."""
    return json.dumps(dict(answers), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(*, text: str) -> dict[str, Answer]:
    """Read answers from JSON text.

    Raises:
        AnswersInvalid: the text is not an object of texts and lists of texts.
    """
    try:
        stored = json.loads(text)
    except ValueError as error:
        raise AnswersInvalid("not JSON") from error
    if not isinstance(stored, dict):
        raise AnswersInvalid("not an object")
    return {key: _answer(key, value) for key, value in stored.items()}


def _answer(key: str, value: object) -> Answer:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise AnswersInvalid(f"{key}: neither a text nor a list of texts")


class Reading:
    """Read answers and remember which questions were read and had an answer.

    `reading[question_id]` gives the values, empty for an unanswered question. What did not
    contribute to an outcome can be taken back with `forget`.
    """

    __slots__ = ("_answers", "_log")

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._log: list[str] = []

    def __getitem__(self, question_id: str) -> tuple[str, ...]:
        """Return the values of the answer and remember the read if there are any."""
        values = values_of(answer=self._answers.get(question_id))
        if values:
            self._log.append(question_id)
        return values

    def __len__(self) -> int:
        """Return how many reads are remembered, the position for `forget`."""
        return len(self._log)

    def forget(self, *, start: int, end: int) -> None:
        """Take back the reads from position `start` inclusive to `end` exclusive."""
        del self._log[start:end]

    @property
    def read(self) -> tuple[str, ...]:
        """Return the answered questions that were read, each once, in order of reading."""
        return tuple(dict.fromkeys(self._log))


def excerpt(*, answers: Answers, question_ids: Iterable[str]) -> tuple[tuple[str, Answer], ...]:
    """Return the answers to these questions, in the given order, leaving out unanswered ones."""
    return tuple((key, answers[key]) for key in question_ids if key in answers)
