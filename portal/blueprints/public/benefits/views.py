"""The page „Leistungen“: what is due, until when, and why something is not.

Pflegegrad and living situation are about health, so the form is sent by POST and its answer is the
result; nothing is stored and nothing stands in an address.
"""

from datetime import date
from urllib.parse import urlsplit

from flask import Blueprint, Response, make_response, request

from portal.blueprints.public.benefits.forms import (
    DEFAULTS,
    HELPERS,
    HOMES,
    UNITS,
    Entered,
    read_form,
)
from portal.blueprints.public.benefits.showing import Deadline, show_benefits
from portal.web import clock, content, site
from portal.web.access import public
from portal.web.law_calendar import deadline_calendar
from portal.web.law_days import first_day, last_day, period_name, periods
from portal.web.pages import page

blueprint = Blueprint("benefits", __name__, url_prefix="/leistungen")
CHANGE, CALENDAR, EVERY = "aendern", "kalender", "alle"
"""The buttons of the result, and the value that asks for all deadlines."""


@blueprint.get("/")
@public
def show() -> Response:
    """Show the empty form."""
    return _form(Entered(typed=DEFAULTS))


@blueprint.post("/")
@public
def preview() -> Response:
    """Show what is due in the situation that the form holds, or write its deadlines."""
    first, last = _reach()
    entered = read_form(form=request.form, today=clock.today(), first=first, last=last)
    if entered.situation is None or CHANGE in request.form:
        return _form(entered)
    shown = show_benefits(
        situation=entered.situation,
        land=entered.land,
        known=content.current(),
        today=clock.today(),
    )
    wanted = request.form.get(CALENDAR, "")
    chosen = tuple(one for one in shown.deadlines if wanted in {EVERY, one.key} and not one.is_over)
    if chosen:
        return _calendar(chosen)
    situation = entered.situation
    return page(
        "public/benefits/preview.html",
        shown=shown,
        situation=situation,
        home=HOMES[situation.home],
        typed=entered.typed,
    )


def _reach() -> tuple[date, date]:
    """Return the first and the last day that can be asked for."""
    parameters = content.current().parameters
    return first_day(parameters), last_day(clock.today())


def _form(entered: Entered) -> Response:
    today = clock.today()
    stretches = periods(content.current().parameters, until=today)
    return page(
        "public/benefits/show.html",
        status=422 if entered.problems else 200,
        entered=entered,
        typed=entered.typed,
        problems=entered.problems,
        today=today,
        periods=tuple((first, period_name(first=first, last=last)) for first, last in stretches),
        homes=HOMES,
        helpers=HELPERS,
        units=UNITS,
        laender=content.current().holidays.names,
    )


def _calendar(deadlines: tuple[Deadline, ...]) -> Response:
    text = deadline_calendar(
        deadlines=[(one.words, one.frist) for one in deadlines],
        host=urlsplit(site.current().public_url).hostname or "",
        stamped_at=clock.now(),
    )
    response = make_response(text)
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="Fristen.ics"'
    return response
