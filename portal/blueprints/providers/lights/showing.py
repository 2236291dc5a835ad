"""The pages of the lights, and the line that answers a tap."""

from flask import Response, redirect, render_template, url_for
from htmx_flask import request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.lights.drawing import around, drawn_houses, drawn_light
from portal.blueprints.providers.lights.forms import Entered
from portal.domain.availability.light import KindOfPlace, Report
from portal.domain.availability.reporting import MOST_PLACES, NewReport
from portal.queries.own_lights import Lit, OwnLight, get_lit_page, list_changes
from portal.values.weekday import Weekday
from portal.web import clock
from portal.web.company import acting
from portal.web.desk import chosen_group_id
from portal.web.extensions import db, reader
from portal.web.filters import LIGHT_WORDS
from portal.web.light_lines import line_of
from portal.web.pages import VARY, page
from portal.web.turning import read_turn

ON_A_PAGE = 25
CHANGES_SHOWN = 10
CHOICES = tuple((light.value, words) for light, words in LIGHT_WORDS.items())
SHOWN, ALL = "haus", "zahl"
"""The fields that say which facilities are confirmed: those of the page, or how many there are."""
MEANWHILE = (
    "Inzwischen sind es mehr oder weniger Einrichtungen. Es ist noch nichts bestätigt. Bitte sehen"
    " Sie noch einmal nach und drücken Sie den Knopf dann erneut."
)
DONE_WORDS = {
    "bestaetigt": "Danke. Die Angaben gelten ab heute als bestätigt.",
    "gespeichert": "Die Verfügbarkeit ist gespeichert und gleich für alle sichtbar.",
}


def show_list(*, notice: str = "", status: int = 200) -> Response:
    """Show one page of facilities with their lights."""
    turn = read_turn(size=ON_A_PAGE)
    found = get_lit_page(
        reader(),
        acting=acting(),
        group_id=chosen_group_id(),
        offset=turn.offset,
        limit=turn.limit,
    )
    houses = found.houses[:ON_A_PAGE]
    has_more = len(found.houses) > ON_A_PAGE
    return page(
        "providers/lights/index.html",
        status=status,
        houses=drawn_houses(houses, common=around(turn)),
        shown=tuple(one.id for one in houses if one.says_something),
        said=found.said,
        is_all=turn.number == 1 and not has_more,
        turn=turn,
        has_more=has_more,
        notice=notice,
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


def address(*, done: str, anchor: str | None = None) -> str:
    """Return the address of the page of the list from which somebody came."""
    turn = read_turn(size=ON_A_PAGE)
    return url_for("providers.lights.index", seite=turn.value, getan=done, _anchor=anchor)


def show_form(lit: Lit, light: OwnLight, entered: Entered, *, status: int = 200) -> Response:
    """Show everything that can be said about one kind of place."""
    kind = light.report.kind
    return page(
        "providers/lights/show.html",
        status=status,
        house=lit,
        line=line_of(lit.id, light.report),
        entered=entered,
        turn=read_turn(size=ON_A_PAGE),
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
        return redirect(address(done="gespeichert", anchor=line.anchor), 303)
    form = drawn_light(line, common=around(read_turn(size=ON_A_PAGE)))
    body = render_template("providers/lights/tap.html", form=form, line=line, house=lit)
    response = Response(body)
    response.headers["Vary"] = VARY
    return response
