"""Why an offer is listed: up to three lines, as values that a template puts into words."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.availability.light import Shown
from portal.domain.matching.score import Candidate, Wanted
from portal.domain.matching.services import Service
from portal.values.wording import Wording


@dataclass(frozen=True, slots=True)
class Clauses:
    """The two halves of the sentence for a service.

    Args:
        treffer: what the offer does („Bietet Behandlungspflege“).
        anlass: which answer called for it („gebraucht wird Hilfe bei Medikamenten“); None if
            no single answer did.
    """

    treffer: Wording
    anlass: Wording | None = None


@dataclass(frozen=True, slots=True)
class MetNeed:
    """A needed service that is offered, with its clauses as far as there are any."""

    service: Service
    treffer: Wording | None
    anlass: Wording | None


@dataclass(frozen=True, slots=True)
class Why:
    """What speaks for a hit.

    A page prints three lines: the first of `services`, the distance and the lamp. The further
    needs and the fulfilled wishes are there for the details.

    Args:
        services: every need that is met, the most telling first; empty if nothing was needed.
        distance_m: distance in metres.
        wishes: the wishes that are fulfilled, in the order in which they were named.
    """

    services: tuple[MetNeed, ...]
    distance_m: int
    lamp: Shown
    wishes: tuple[Service, ...]

    @property
    def first(self) -> MetNeed | None:
        """Return the most telling need that is met; None if nothing was needed."""
        return self.services[0] if self.services else None


def explain(*, candidate: Candidate, wanted: Wanted, clauses: Mapping[Service, Clauses]) -> Why:
    """Return why a candidate is a hit.

    The most telling need is one that was mandatory, then one that a named answer called for,
    then one that comes early in `wanted.needed`.
    """
    required = frozenset[Service]().union(*wanted.mandatory)
    met = [
        _met(service, clauses.get(service))
        for service in dict.fromkeys(wanted.needed)
        if candidate.service_bits & service.bit
    ]
    met.sort(key=lambda need: (need.service not in required, need.anlass is None))
    return Why(
        services=tuple(met),
        distance_m=candidate.distance_m,
        lamp=candidate.lamp,
        wishes=tuple(
            wish for wish in dict.fromkeys(wanted.wishes) if candidate.service_bits & wish.bit
        ),
    )


def _met(service: Service, clauses: Clauses | None) -> MetNeed:
    if clauses is None:
        return MetNeed(service=service, treffer=None, anlass=None)
    return MetNeed(service=service, treffer=clauses.treffer, anlass=clauses.anlass)
