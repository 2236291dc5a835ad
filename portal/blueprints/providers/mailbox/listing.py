"""The list of inquiries, and what it can be narrowed to."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, request

from portal.domain.inquiries.response_time import MOST_ANSWERS, ResponseBand, usual_response
from portal.domain.inquiries.state import State
from portal.domain.inquiries.terms import FEWEST_ANSWERS
from portal.queries.mailbox import Letter, list_letters, list_times
from portal.web.company import acting
from portal.web.desk import chosen_group_id
from portal.web.extensions import db
from portal.web.pages import page

ON_A_PAGE = 20
LAST_PAGE = 10_000
MOST_ROWS = 500
"""So many inquiries one file takes along."""
FILTERS: Mapping[str, tuple[str, frozenset[State]]] = {
    "": ("Alle", frozenset()),
    "neu": ("Neu", frozenset({State.NEU})),
    "offen": ("Warten auf Antwort", frozenset({State.NEU, State.GELESEN})),
    "beantwortet": ("Beantwortet", frozenset({State.BEANTWORTET})),
    "beendet": (
        "Beendet",
        frozenset({State.ABGELEHNT, State.ERLEDIGT, State.ZURUECKGEZOGEN}),
    ),
}
"""By the value in the address the words and the states."""
STATE_WORDS: Mapping[State, str] = {
    State.NEU: "Neu",
    State.GELESEN: "Gelesen, wartet auf Antwort",
    State.BEANTWORTET: "Beantwortet",
    State.ABGELEHNT: "Abgesagt",
    State.ERLEDIGT: "Erledigt",
    State.ZURUECKGEZOGEN: "Zurückgezogen",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the address asks for."""

    filter: str
    is_mine: bool
    number: int

    @property
    def states(self) -> frozenset[State]:
        """Return the states that are listed; none for all."""
        return FILTERS[self.filter][1]


def read_wanted() -> Wanted:
    """Read the address; what it does not know counts as not said."""
    values = request.values
    chosen = values.get("stand", "")
    number = values.get("seite", 1, type=int) or 1
    return Wanted(
        filter=chosen if chosen in FILTERS else "",
        is_mine=values.get("meine") == "ja",
        number=max(1, min(number, LAST_PAGE)),
    )


def find_letters(wanted: Wanted, *, offset: int, limit: int) -> tuple[Letter, ...]:
    """Return what is listed, in the group that is looked at."""
    return list_letters(
        db.session(),
        acting=acting(),
        group_id=chosen_group_id(),
        states=wanted.states,
        is_mine=wanted.is_mine,
        offset=offset,
        limit=limit,
    )


def show_list() -> Response:
    """Show one page of the list."""
    wanted = read_wanted()
    found = find_letters(wanted, offset=(wanted.number - 1) * ON_A_PAGE, limit=ON_A_PAGE + 1)
    return page(
        "providers/mailbox/index.html",
        letters=found[:ON_A_PAGE],
        has_more=len(found) > ON_A_PAGE,
        most_rows=MOST_ROWS,
        wanted=wanted,
        filters=tuple((value, words) for value, (words, _) in FILTERS.items()),
        state_words=STATE_WORDS,
        band=_usual(),
        fewest=FEWEST_ANSWERS,
    )


def _usual() -> ResponseBand | None:
    """Return how soon they usually answer, by the rule of the profiles."""
    taken = list_times(
        db.session(), acting=acting(), group_id=chosen_group_id(), limit=MOST_ANSWERS
    )
    return usual_response(taken=taken)
