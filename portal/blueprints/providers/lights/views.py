"""„Verfügbarkeit“: set a light with one tap, say more about it, confirm them all."""

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.lights import forms, showing
from portal.domain.access.permission import Permission
from portal.domain.audit.entry import Actor
from portal.domain.availability.reporting import NewReport
from portal.queries.own_lights import Lit, OwnLight, find_lit, list_lit_of, list_said_ids
from portal.services.lights.confirm import confirm_lights
from portal.services.lights.report import Reporting, report_light
from portal.values.errors import Invalid, NotFound
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.company import acting, own_facility
from portal.web.desk import chosen_group_id
from portal.web.extensions import db, reader
from portal.web.transactions import changing, writing

blueprint = Blueprint("lights", __name__, url_prefix="/anbieter/verfuegbarkeit")


@blueprint.get("")
@requires(Permission.LIGHTS_SET)
def index() -> Response:
    """List the facilities with the light of each kind of place."""
    return showing.show_list()


@blueprint.post("/stimmt-noch")
@requires(Permission.LIGHTS_SET)
@writes
def confirm_all() -> AnyResponse:
    """Confirm the facilities of a page, or all of the group if they are as many as it said."""
    shown = request.form.getlist(showing.SHOWN, type=int)[: showing.ON_A_PAGE]
    if shown:
        found = list_lit_of(db.session(), acting=acting(), facility_ids=shown)
        _confirm(tuple(one.id for one in found))
        return redirect(showing.address(done="bestaetigt"), 303)
    ids = list_said_ids(db.session(), acting=acting(), group_id=chosen_group_id())
    if request.form.get(showing.ALL, "") != str(len(ids)):
        return showing.show_list(notice=showing.MEANWHILE, status=409)
    _confirm(ids)
    return redirect(showing.address(done="bestaetigt"), 303)


@blueprint.post("/<int(max=2147483647):facility_id>/stimmt-noch")
@requires(Permission.LIGHTS_SET)
@writes
def confirm(facility_id: int) -> AnyResponse:
    """Confirm the lights of one facility."""
    own_facility(facility_id, Permission.LIGHTS_SET)
    _confirm((facility_id,))
    return redirect(showing.address(done="bestaetigt", anchor=f"h{facility_id}"), 303)


@blueprint.post("/<int(max=2147483647):facility_id>/<string:kind>/ampel")
@requires(Permission.LIGHTS_SET)
@writes
def tap(facility_id: int, kind: str) -> AnyResponse:
    """Set a light with one tap; pressed once more it is confirmed."""
    lit, before = _own_light(facility_id, kind)
    light = forms.read_tap(form=request.form)
    if light is None:
        abort(400)
    report = forms.tapped(light=light, before=before, today=clock.today())
    _store(facility_id, report)
    return showing.show_tapped(lit, report)


@blueprint.get("/<int(max=2147483647):facility_id>/<string:kind>")
@requires(Permission.LIGHTS_SET)
def show(facility_id: int, kind: str) -> Response:
    """Show everything that can be said about one kind of place, and what was said before."""
    lit, light = _own_light(facility_id, kind)
    return showing.show_form(lit, light, forms.as_stored(light=light))


@blueprint.post("/<int(max=2147483647):facility_id>/<string:kind>")
@requires(Permission.LIGHTS_SET)
@writes
def save(facility_id: int, kind: str) -> AnyResponse:
    """Store light, number, day and weekdays."""
    lit, light = _own_light(facility_id, kind)
    entered = forms.read_form(form=request.form, kind=light.report.kind, today=clock.today())
    if entered.report is None:
        return showing.show_form(lit, light, entered, status=422)
    try:
        _store(facility_id, entered.report)
    except Invalid as error:
        refused = forms.refused(entered, error=error)
        return showing.show_form(lit, light, refused, status=422)
    return redirect(showing.address(done="gespeichert", anchor=f"h{facility_id}"), 303)


def _own_light(facility_id: int, kind: str) -> tuple[Lit, OwnLight]:
    """Return a facility and one of its lights.

    Answers 404 where it does not exist for somebody, 403 where they may not set it.
    """
    lit = find_lit(reader(), acting=acting(), facility_id=facility_id)
    if lit is None:
        own_facility(facility_id, Permission.LIGHTS_SET)
        abort(404)
    light = next((one for one in lit.lights if one.report.kind.value == kind), None)
    if light is None:
        abort(404)
    return lit, light


def _store(facility_id: int, report: NewReport) -> None:
    reporting = Reporting(acting(), facility_id, clock.today(), clock.now())
    try:
        with changing() as source:
            report_light(source, reporting=reporting, report=report)
    except NotFound:
        abort(404)


def _confirm(facility_ids: tuple[int, ...]) -> None:
    who, today, now = acting(), clock.today(), clock.now()
    with writing() as session:
        confirm_lights(
            session,
            company_id=who.company_id,
            facility_ids=facility_ids,
            actor=Actor(who.account_id, who.name),
            today=today,
            now=now,
        )
