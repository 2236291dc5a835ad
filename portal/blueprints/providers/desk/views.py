"""„Arbeitsbereich“: what is to be done, and which group is looked at."""

from flask import Blueprint, Response, abort, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.queries.desk import count_houses
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.company import acting, lock_page, open_while_locked
from portal.web.desk import CHOSEN_GROUP, chosen_group_id, groups_here
from portal.web.extensions import reader
from portal.web.own_path import wanted_path
from portal.web.pages import page

blueprint = Blueprint("desk", __name__, url_prefix="/anbieter")


@blueprint.get("/")
@requires(Permission.COMPANY_SEE)
def show() -> Response:
    """Show what is to be done."""
    houses = count_houses(
        reader(), acting=acting(), today=clock.today(), group_id=chosen_group_id()
    )
    return page("providers/desk/show.html", houses=houses)


@blueprint.get("/gesperrt")
@requires(Permission.COMPANY_SEE)
def show_lock() -> AnyResponse:
    """Say why support has locked the company, and what can be done."""
    return lock_page(status=200) or redirect(url_for(".show"), 303)


@blueprint.post("/gruppe")
@requires(Permission.COMPANY_SEE)
@writes
@open_while_locked
def choose_group() -> AnyResponse:
    """Look at one group from now on, or at all facilities; kept in this browser only."""
    wanted = request.form.get("gruppe", "")
    if wanted and wanted not in {one.id for one in groups_here()}:
        abort(404)
    session.pop(CHOSEN_GROUP, None)
    if wanted:
        session[CHOSEN_GROUP] = wanted
    return redirect(wanted_path(request.form.get("weiter", "")) or url_for(".show"), 303)
