"""The pages of the lights, and the line that answers a tap."""

from flask import Response, redirect, render_template, url_for
from htmx_flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.lights.forms import Entered
from portal.domain.availability.light import KindOfPlace, Report
from portal.domain.availability.reporting import MOST_PLACES, SAYABLE, NewReport
from portal.queries.own_lights import Lit, OwnLight, list_changes, list_lit
from portal.values.weekday import Weekday
from portal.web import clock
from portal.web.company import acting
from portal.web.desk import chosen_group_id
from portal.web.extensions import db
from portal.web.filters import LIGHT_WORDS
from portal.web.light_lines import line_of, lines_of
from portal.web.pages import VARY, page

ON_A_PAGE = 25
CHANGES_SHOWN = 10
BUTTONS = tuple((light, LIGHT_WORDS[light]) for light in SAYABLE)
CHOICES = tuple((light.value, words) for light, words in LIGHT_WORDS.items())
DONE_WORDS = {
    "bestaetigt": "Danke. Die Angaben gelten ab heute als bestätigt.",
    "gespeichert": "Die Verfügbarkeit ist gespeichert und gleich für alle sichtbar.",
}


def show_list() -> Response:
    """Show one page of facilities with their lights."""
    number = max(1, min(request.args.get("seite", 1, type=int) or 1, 10_000))
    found = list_lit(
        db.session(),
        acting=acting(),
        group_id=chosen_group_id(),
        offset=(number - 1) * ON_A_PAGE,
        limit=ON_A_PAGE + 1,
    )
    return page(
        "providers/lights/index.html",
        houses=tuple((one, lines_of(one)) for one in found[:ON_A_PAGE]),
        page_number=number,
        has_more=len(found) > ON_A_PAGE,
        buttons=BUTTONS,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


def show_form(lit: Lit, light: OwnLight, entered: Entered, *, status: int = 200) -> Response:
    """Show everything that can be said about one kind of place."""
    kind = light.report.kind
    return page(
        "providers/lights/show.html",
        status=status,
        house=lit,
        line=line_of(lit.id, light.report),
        entered=entered,
        choices=CHOICES,
        light_words=LIGHT_WORDS,
        weekdays=tuple(Weekday) if kind is KindOfPlace.TAGESPFLEGE else (),
        most_places=MOST_PLACES,
        changes=list_changes(db.session(), facility_id=lit.id, kind=kind, limit=CHANGES_SHOWN),
    )


def show_tapped(lit: Lit, report: NewReport) -> AnyResponse:
    """Answer a tap: htmx gets the one line anew, every other browser the list."""
    now = Report(report.kind, report.light, clock.today(), report.places, report.free_from)
    line = line_of(lit.id, now)
    if not request.htmx or request.htmx.target != line.anchor:
        address = url_for("providers.lights.index", getan="gespeichert", _anchor=line.anchor)
        return redirect(address, 303)
    body = render_template("providers/lights/tap.html", line=line, buttons=BUTTONS, house=lit)
    response = Response(body)
    response.headers["Vary"] = VARY
    return response
