"""The list of inquiries, and what it can be narrowed to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Response, request, url_for

from portal.domain.inquiries.response_time import MOST_ANSWERS, ResponseBand, usual_response
from portal.domain.inquiries.state import State
from portal.domain.inquiries.terms import FEWEST_ANSWERS
from portal.queries.mailbox import Letter, Tally, list_letters, list_tallies, list_times
from portal.web.company import acting
from portal.web.desk import chosen_group_id
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.turning import Turn, read_turn

ON_A_PAGE = 20
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
    """What the address asks for.

    Args:
        house: the id of the facility; None for all.
    """

    filter: str
    is_mine: bool
    house: int | None
    turn: Turn

    @property
    def states(self) -> frozenset[State]:
        """Return the states that are listed; none for all."""
        return FILTERS[self.filter][1]

    @property
    def is_narrowed(self) -> bool:
        """Say whether something may be left out."""
        return bool(self.filter or self.is_mine or self.house)

    @property
    def query(self) -> dict[str, Any]:
        """Return what an address says of it, without the page."""
        mine = "ja" if self.is_mine else None
        return {"stand": self.filter or None, "meine": mine, "haus": self.house}

    def counts(self, tally: Tally) -> int:
        """Return how many of these inquiries are listed."""
        is_other = self.house not in {None, tally.facility_id}
        if is_other or (self.states and tally.state not in self.states):
            return 0
        return tally.mine if self.is_mine else tally.count


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows the list, with the number of what it leads to."""

    words: str
    count: int
    address: str
    is_chosen: bool


def read_wanted() -> Wanted:
    """Read the address; what it does not know counts as not said."""
    values = request.values
    chosen = values.get("stand", "")
    return Wanted(
        filter=chosen if chosen in FILTERS else "",
        is_mine=values.get("meine") == "ja",
        house=values.get("haus", type=int),
        turn=read_turn(size=ON_A_PAGE),
    )


def find_letters(wanted: Wanted, *, offset: int, limit: int) -> tuple[Letter, ...]:
    """Return what is listed, in the group that is looked at."""
    return list_letters(
        db.session(),
        acting=acting(),
        group_id=chosen_group_id(),
        states=wanted.states,
        facility_id=wanted.house,
        is_mine=wanted.is_mine,
        offset=offset,
        limit=limit,
    )


def show_list() -> Response:
    """Show one page of the list."""
    wanted = read_wanted()
    tallies = list_tallies(db.session(), acting=acting(), group_id=chosen_group_id())
    names = {one.facility_id: one.facility_name for one in tallies}
    if wanted.house not in names:
        wanted = replace(wanted, house=None)
    found = find_letters(wanted, offset=wanted.turn.offset, limit=wanted.turn.limit)
    return page(
        "providers/mailbox/index.html",
        letters=found[:ON_A_PAGE],
        has_more=len(found) > ON_A_PAGE,
        most_rows=MOST_ROWS,
        wanted=wanted,
        choices=_choices(wanted, tallies),
        houses=tuple(_house(wanted, number, words, tallies) for number, words in names.items()),
        in_all=_count(replace(wanted, house=None), tallies),
        state_words=STATE_WORDS,
        band=_usual(),
        fewest=FEWEST_ANSWERS,
    )


def _choices(wanted: Wanted, tallies: Collection[Tally]) -> tuple[Choice, ...]:
    """Return the links for the states, and the one for what this person looks after."""
    found = []
    for value, (words, _) in FILTERS.items():
        narrowed = replace(wanted, filter=value)
        found.append(_choice(words, narrowed, tallies, is_chosen=value == wanted.filter))
    mine = _choice("Nur meine", replace(wanted, is_mine=True), tallies, is_chosen=wanted.is_mine)
    if wanted.is_mine:
        mine = replace(mine, address=_address(replace(wanted, is_mine=False)))
    return (*found, mine)


def _choice(words: str, narrowed: Wanted, tallies: Collection[Tally], *, is_chosen: bool) -> Choice:
    return Choice(words, _count(narrowed, tallies), _address(narrowed), is_chosen)


def _house(
    wanted: Wanted, number: int, words: str, tallies: Collection[Tally]
) -> tuple[int, str, int]:
    """Return id and name of a facility, and how many inquiries are listed with it."""
    return number, words, _count(replace(wanted, house=number), tallies)


def _count(wanted: Wanted, tallies: Collection[Tally]) -> int:
    return sum(wanted.counts(one) for one in tallies)


def _address(wanted: Wanted) -> str:
    return url_for("providers.mailbox.index", **wanted.query)


def _usual() -> ResponseBand | None:
    """Return how soon they usually answer, by the rule of the profiles."""
    taken = list_times(
        db.session(), acting=acting(), group_id=chosen_group_id(), limit=MOST_ANSWERS
    )
    return usual_response(taken=taken)
