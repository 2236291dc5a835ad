"""The pages „Rechtsstand“: every value of the law on a day with its source."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, request

from portal.blueprints.public.statutes.showing import (
    TOPICS,
    find_topic,
    list_entries,
    list_grades,
    list_planned,
)
from portal.web import clock, content
from portal.web.access import public
from portal.web.law_days import NO_DAY, first_day, last_day, no_rule, period_name, periods
from portal.web.pages import page
from portal.web.typed_text import shown_again
from portal.web.typed_values import read_day

blueprint = Blueprint("statutes", __name__, url_prefix="/rechtsstand")


@dataclass(frozen=True, slots=True)
class Asked:
    """The day that an address asks for.

    Args:
        typed: as it stands in the address; empty for today.
        problem: the sentence if the day cannot be used; then `day` is today.
    """

    typed: str
    day: date
    problem: str = ""

    @property
    def in_address(self) -> str | None:
        """Return the day for further addresses, None for today."""
        return self.day.isoformat() if self.typed and not self.problem else None


@blueprint.get("/")
@public
def index() -> Response:
    """Let people choose a day and a topic; show what is planned."""
    asked = _asked()
    parameters = content.current().parameters
    law = parameters.at(day=asked.day)
    return page(
        "public/statutes/index.html",
        status=422 if asked.problem else 200,
        asked=asked,
        today=clock.today(),
        topics=tuple((topic, len(list_entries(topic=topic, law=law))) for topic in TOPICS),
        periods=tuple(
            (first, period_name(first=first, last=last))
            for first, last in periods(parameters, until=clock.today())
        ),
        planned=list_planned(amounts=parameters.planned()),
    )


@blueprint.get("/<string:slug>")
@public
def show(slug: str) -> Response:
    """Show the values of one topic on a day."""
    topic = find_topic(slug)
    asked = _asked()
    parameters = content.current().parameters
    names = set(topic.subjects)
    planned = (one for one in parameters.planned() if one.name.partition(".")[0] in names)
    return page(
        "public/statutes/show.html",
        status=422 if asked.problem else 200,
        topic=topic,
        asked=asked,
        entries=list_entries(topic=topic, law=parameters.at(day=asked.day)),
        planned=list_planned(amounts=tuple(planned)),
    )


@blueprint.get("/pflegegrad")
@public
def grades() -> Response:
    """Show what decides a Pflegegrad on a day."""
    asked = _asked()
    instruments = content.current().instruments
    return page(
        "public/statutes/grades.html",
        status=422 if asked.problem else 200,
        asked=asked,
        shown=list_grades(instrument=instruments.at(day=asked.day), instruments=instruments),
        planned=instruments.planned,
    )


def _asked() -> Asked:
    """Read the day from the address; without one it is today."""
    today = clock.today()
    typed = shown_again(request.args.get("tag", "")) or shown_again(request.args.get("zeit", ""))
    if not typed.strip():
        return Asked("", today)
    day = read_day(typed)
    if day is None:
        return Asked(typed, today, NO_DAY)
    first, last = first_day(content.current().parameters), last_day(today)
    if not first <= day <= last:
        return Asked(typed, today, no_rule(first=first, last=last))
    return Asked(typed, day)
