"""Where an inquiry stands, and who may move it on: one table."""

from collections.abc import Mapping
from enum import StrEnum

from portal.values.errors import PortalError


class StepNotAllowed(PortalError):
    """Report a step that the table does not know."""


class State(StrEnum):
    """Where an inquiry stands; the value is stored.

    `ENTWURF`: typed, the address is not confirmed yet. `ZURUECKGEHALTEN`: the automatic check
    doubts it and support decides; no facility has seen it. `ERLEDIGT`: over, because the seeker
    decided, because another facility of the same Rundfrage was accepted, or because support did
    not forward it.
    """

    ENTWURF = "entwurf"
    ZURUECKGEHALTEN = "zurueckgehalten"
    NEU = "neu"
    GELESEN = "gelesen"
    BEANTWORTET = "beantwortet"
    ABGELEHNT = "abgelehnt"
    ERLEDIGT = "erledigt"
    ZURUECKGEZOGEN = "zurueckgezogen"

    @property
    def waits_for_answer(self) -> bool:
        """Say whether the facility has it and has not answered yet."""
        return self in {State.NEU, State.GELESEN}

    @property
    def is_open(self) -> bool:
        """Say whether the facility has it and either side may still act."""
        return self.waits_for_answer or self is State.BEANTWORTET


class Actor(StrEnum):
    """Who moves an inquiry; `PORTAL` is what happens by itself after somebody else's step."""

    SEEKER = "seeker"
    PROVIDER = "provider"
    SUPPORT = "support"
    PORTAL = "portal"


_WITHDRAWN = frozenset({State.ZURUECKGEZOGEN})
_DONE = frozenset({State.ERLEDIGT})
_STEPS: Mapping[Actor, Mapping[State, frozenset[State]]] = {
    Actor.SEEKER: {
        State.ENTWURF: frozenset({State.NEU}) | _WITHDRAWN,
        State.ZURUECKGEHALTEN: _WITHDRAWN,
        State.NEU: _WITHDRAWN,
        State.GELESEN: _WITHDRAWN,
        State.BEANTWORTET: frozenset({State.BEANTWORTET}) | _DONE | _WITHDRAWN,
        State.ABGELEHNT: _WITHDRAWN,
        State.ERLEDIGT: _WITHDRAWN,
    },
    Actor.PROVIDER: {
        State.NEU: frozenset({State.GELESEN}),
        State.GELESEN: frozenset({State.BEANTWORTET, State.ABGELEHNT}),
        State.BEANTWORTET: frozenset({State.BEANTWORTET, State.ABGELEHNT}),
        State.ABGELEHNT: frozenset({State.BEANTWORTET}),
    },
    Actor.SUPPORT: {State.ZURUECKGEHALTEN: frozenset({State.NEU}) | _DONE},
    Actor.PORTAL: {
        State.ENTWURF: frozenset({State.ZURUECKGEHALTEN}) | _DONE,
        State.ZURUECKGEHALTEN: _DONE,
        State.NEU: _DONE,
        State.GELESEN: _DONE,
        State.BEANTWORTET: _DONE,
        State.ABGELEHNT: _DONE,
    },
}
"""From where each may move an inquiry to where; a step to the same state is one more message."""


def may_step(*, actor: Actor, state: State, to: State) -> bool:
    """Say whether this actor may move an inquiry from one state to the other."""
    return to in _STEPS[actor].get(state, frozenset())


def check_step(*, actor: Actor, state: State, to: State) -> None:
    """Refuse a step that the table does not know.

    Raises:
        StepNotAllowed: see there.
    """
    if not may_step(actor=actor, state=state, to=to):
        raise StepNotAllowed(f"{actor} may not move an inquiry from {state} to {to}")
