"""What the forms of groups hold, and the sentences for what is wrong."""

import re
from dataclasses import dataclass, replace

from flask import abort
from werkzeug.datastructures import MultiDict

from portal.domain.groups.name import LONGEST_NAME, MOST_GROUPS, GroupName, read_group_name
from portal.values.errors import Invalid
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import shown_again

NAME, TICKED, NEW_ID = "name", "einrichtung", "nummer"
SENTENCES = {
    "missing": "Bitte geben Sie der Gruppe einen Namen, zum Beispiel „Köln Einrichtungen“.",
    "too_long": f"Bitte kürzen Sie den Namen auf {LONGEST_NAME} Zeichen.",
    "unreadable": "Der Name enthält ein Zeichen, das man nicht sieht. Bitte tippen Sie ihn neu.",
    "taken": "Eine Gruppe mit diesem Namen haben Sie schon. Bitte wählen Sie einen anderen Namen.",
    "too_many": f"Mehr als {MOST_GROUPS} Gruppen gehen nicht. Bitte löschen Sie zuerst eine.",
}
_ID = re.compile("[0-9a-f]{32}")
_NUMBER = re.compile("[0-9]{1,15}")


@dataclass(frozen=True, slots=True)
class Entered:
    """What was typed, to be shown again, and what is wrong with it."""

    typed: str
    name: GroupName | None = None
    problem: str = ""

    @property
    def problems(self) -> tuple[NamedProblem, ...]:
        """Return the lines of the error summary."""
        return (NamedProblem(NAME, self.problem),) if self.problem else ()


EMPTY = Entered(typed="")


def read_name(*, form: MultiDict[str, str]) -> Entered:
    """Read the name that was typed."""
    typed = form.get(NAME, "")
    entered = Entered(typed=shown_again(typed, most=2 * LONGEST_NAME))
    try:
        return replace(entered, name=read_group_name(typed=typed))
    except Invalid as error:
        return refused(entered, code=error.code)


def as_stored(*, name: str) -> Entered:
    """Return the form with the name of a group as it is."""
    return Entered(typed=name)


def refused(entered: Entered, *, code: str) -> Entered:
    """Return what was typed with the sentence for what is wrong."""
    return replace(entered, name=None, problem=SENTENCES[code])


def read_ticked(*, form: MultiDict[str, str]) -> frozenset[int]:
    """Return the numbers of the facilities that were ticked; what is no number is left out."""
    return frozenset(int(one) for one in form.getlist(TICKED) if _NUMBER.fullmatch(one))


def read_id(*, form: MultiDict[str, str]) -> str:
    """Return the random id that the form brought, so that it has one effect however often sent.

    Answers 400 for anything else.
    """
    typed = form.get(NEW_ID, "")
    if _ID.fullmatch(typed) is None:
        abort(400)
    return typed
