"""„Warteliste“: the facilities with their numbers, and who waits at one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from flask import Blueprint, Response

from portal.domain.access.permission import Permission
from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.band import Band, band_of
from portal.queries.waiting_houses import list_waiting_houses
from portal.services.waiting.read_for_facility import Waiting, read_waiting
from portal.web import outside
from portal.web.access import requires
from portal.web.company import acting, own_facility
from portal.web.desk import chosen_group_id
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.turning import read_turn

blueprint = Blueprint("waiting", __name__, url_prefix="/anbieter/warteliste")
ON_A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Queue:
    """Who waits for one kind of place, in the order in which they joined, each with the band."""

    kind: KindOfPlace
    people: tuple[tuple[Waiting, Band], ...]


@blueprint.get("")
@requires(Permission.INQUIRIES_HANDLE)
def index() -> Response:
    """List the facilities with the number of those who wait."""
    turn = read_turn(size=ON_A_PAGE)
    found = list_waiting_houses(
        db.session(),
        acting=acting(),
        group_id=chosen_group_id(),
        offset=turn.offset,
        limit=turn.limit,
    )
    return page(
        "providers/waiting/index.html",
        houses=found[:ON_A_PAGE],
        page_number=turn.number,
        has_more=len(found) > ON_A_PAGE,
    )


@blueprint.get("/<int(max=2147483647):facility_id>")
@requires(Permission.INQUIRIES_HANDLE)
def show(facility_id: int) -> Response:
    """Show who waits at a facility, by kind of place."""
    house = own_facility(facility_id, Permission.INQUIRIES_HANDLE)
    found = read_waiting(db.session(), facility_id=facility_id, cipher=outside.current().cipher)
    return page("providers/waiting/show.html", house=house, queues=_queues(found))


def _queues(found: Sequence[Waiting]) -> tuple[Queue, ...]:
    by_kind = ((kind, tuple(some)) for kind, some in groupby(found, attrgetter("kind")))
    return tuple(
        Queue(
            kind,
            tuple(
                (one, band_of(ahead=ahead, total=len(people))) for ahead, one in enumerate(people)
            ),
        )
        for kind, people in by_kind
    )
