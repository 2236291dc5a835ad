"""The list of inquiries, and what it can be narrowed to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from flask import Response, request

from portal.blueprints.providers.mailbox.drawing import drawn_letters
from portal.domain.inquiries.response_time import MOST_ANSWERS, ResponseBand, usual_response
from portal.domain.inquiries.state import State
from portal.domain.inquiries.terms import FEWEST_ANSWERS
from portal.queries.mailbox import Letter, Tally, list_letters, list_tallies, list_times
from portal.web.company import acting
from portal.web.desk import chosen_group_id
from portal.web.extensions import csrf_token, reader
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


@dataclass(frozen=True, slots=True)
class Counts:
    """How many inquiries stand behind each link, counted in one go.

    Args:
        by_state: those of the facility that is chosen; what one looks after, if that is chosen.
        by_house: those in the states that are chosen, by the id of the facility.
        mine: those that the list would still have if one saw only what one looks after.
    """

    by_state: Mapping[State, int]
    by_house: Mapping[int, int]
    mine: int

    def of(self, states: Collection[State]) -> int:
        """Return how many are in one of these states; in any if none is named."""
        return sum([self.by_state.get(one, 0) for one in states or self.by_state])


class Choice(NamedTuple):
    """A link that narrows the list, with the number of what it leads to."""

    words: str
    number: int
    query: Mapping[str, Any]
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
        reader(),
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
    tallies = list_tallies(reader(), acting=acting(), group_id=chosen_group_id())
    names = {one.facility_id: one.facility_name for one in tallies}
    if wanted.house is not None and wanted.house not in names:
        wanted = replace(wanted, house=None)
    found = find_letters(wanted, offset=wanted.turn.offset, limit=wanted.turn.limit)
    counts = _count(wanted, tallies)
    return page(
        "providers/mailbox/index.html",
        letters=drawn_letters(found[:ON_A_PAGE], token=csrf_token()) if found else "",
        has_more=len(found) > ON_A_PAGE,
        most_rows=MOST_ROWS,
        wanted=wanted,
        choices=_choices(wanted, counts),
        houses=tuple((number, name, counts.by_house[number]) for number, name in names.items()),
        in_all=sum(counts.by_house.values()),
        band=_usual(),
        fewest=FEWEST_ANSWERS,
    )


def _choices(wanted: Wanted, counts: Counts) -> tuple[Choice, ...]:
    """Return the links for the states, and the one for what this person looks after."""
    query, is_mine = wanted.query, wanted.is_mine
    found = [
        Choice(words, counts.of(states), query | {"stand": value or None}, value == wanted.filter)
        for value, (words, states) in FILTERS.items()
    ]
    mine = query | {"meine": None if is_mine else "ja"}
    return (*found, Choice("Nur meine", counts.mine, mine, is_mine))


def _count(wanted: Wanted, tallies: Collection[Tally]) -> Counts:
    states = wanted.states
    by_state: dict[State, int] = {}
    by_house: dict[int, int] = {}
    all_mine = 0
    for house, _, state, total, mine in tallies:
        number = mine if wanted.is_mine else total
        is_listed = not states or state in states
        by_house[house] = by_house.get(house, 0) + (number if is_listed else 0)
        if wanted.house in {None, house}:
            by_state[state] = by_state.get(state, 0) + number
            all_mine += mine if is_listed else 0
    return Counts(by_state, by_house, all_mine)


def _usual() -> ResponseBand | None:
    """Return how soon they usually answer, by the rule of the profiles."""
    taken = list_times(reader(), acting=acting(), group_id=chosen_group_id(), limit=MOST_ANSWERS)
    return usual_response(taken=taken)
