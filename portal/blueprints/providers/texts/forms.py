"""What the form of a text holds, and the sentences for what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import abort

from portal.domain.inquiries.answering import LONGEST_ANSWER
from portal.domain.inquiries.ready_text import LONGEST_TITLE, MOST_TEXTS
from portal.queries.text_modules import ReadyText
from portal.values.errors import Invalid
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import lines_shown_again, shown_again

FIELDS: Mapping[str, str] = {"title": "titel", "text": "text"}
SENTENCES: Mapping[tuple[str, str], str] = {
    ("title", "missing"): "Bitte geben Sie der Vorlage einen Namen, zum Beispiel „Besichtigung“.",
    ("title", "too_long"): f"Bitte kürzen Sie den Namen auf {LONGEST_TITLE} Zeichen.",
    ("title", "unreadable"): "Der Name enthält ein Zeichen, das man nicht sieht.",
    ("title", "too_many"): (
        f"Mehr als {MOST_TEXTS} Vorlagen gehen nicht. Bitte löschen Sie zuerst eine."
    ),
    ("title", "taken"): "Diese Vorlage gibt es nicht mehr. Bitte legen Sie eine neue an.",
    ("text", "missing"): "Bitte schreiben Sie den Text der Vorlage.",
    ("text", "too_long"): f"Bitte kürzen Sie den Text auf {LONGEST_ANSWER} Zeichen.",
}
_ID = re.compile("[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, to be shown again, and what is wrong with it."""

    ready: ReadyText
    problem: NamedProblem | None = None

    @property
    def problems(self) -> tuple[NamedProblem, ...]:
        """Return the lines of the error summary."""
        return (self.problem,) if self.problem else ()

    def problem_of(self, field: str) -> str:
        """Return the sentence for a field, empty if nothing is wrong with it."""
        return self.problem.sentence if self.problem and self.problem.anchor == field else ""


def read_form(*, form: Mapping[str, str], text_id: str) -> Entered:
    """Read what was typed.

    Answers 400 if the form brought no id.
    """
    if _ID.fullmatch(text_id) is None:
        abort(400)
    title = shown_again(form.get("titel", ""), most=2 * LONGEST_TITLE).strip()
    text = lines_shown_again(form.get("text", ""), most=2 * LONGEST_ANSWER).strip()
    return Entered(ReadyText(text_id, title, text))


def refused(entered: Entered, *, error: Invalid) -> Entered:
    """Return what was typed with the sentence for what is wrong."""
    problem = NamedProblem(FIELDS[error.field], SENTENCES[error.field, error.code])
    return replace(entered, problem=problem)
