"""„Gruppen“: make, name, fill and dissolve groups of facilities."""

import secrets

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.blueprints.providers.groups import forms
from portal.domain.access.permission import Permission
from portal.queries.groups import find_name, list_choices, list_groups
from portal.services.groups.change import change_group
from portal.services.groups.create import create_group
from portal.services.groups.delete import delete_group
from portal.values.errors import Invalid, NotFound
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.company import acting
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing

blueprint = Blueprint("groups", __name__, url_prefix="/anbieter/gruppen")
DONE_WORDS = {
    "gespeichert": "Die Gruppe ist gespeichert.",
    "geloescht": "Die Gruppe ist gelöscht. Die Einrichtungen sind geblieben.",
}


@blueprint.get("")
@requires(Permission.GROUPS_MANAGE)
def index() -> Response:
    """List the groups, with a form for a new one."""
    return _list(forms.EMPTY)


@blueprint.post("")
@requires(Permission.GROUPS_MANAGE)
@writes
def create() -> AnyResponse:
    """Make a group and lead to it, to be filled."""
    entered = forms.read_name(form=request.form)
    group_id = forms.read_id(form=request.form)
    if entered.name is None:
        return _list(entered, status=422)
    try:
        with writing() as session:
            create_group(
                session,
                acting=acting(),
                group_id=group_id,
                name=entered.name,
                now=clock.now(),
            )
    except Invalid as error:
        return _list(forms.refused(entered, code=error.code), status=422)
    return redirect(url_for(".show", group_id=group_id), 303)


@blueprint.get("/<string:group_id>")
@requires(Permission.GROUPS_MANAGE)
def show(group_id: str) -> Response:
    """Show a group: its name, and all facilities with those ticked that are in it."""
    name = _name_of(group_id)
    return _form(group_id, name, forms.as_stored(name=name))


@blueprint.post("/<string:group_id>")
@requires(Permission.GROUPS_MANAGE)
@writes
def change(group_id: str) -> AnyResponse:
    """Store name and facilities of a group."""
    before = _name_of(group_id)
    entered = forms.read_name(form=request.form)
    ticked = forms.read_ticked(form=request.form)
    if entered.name is None:
        return _form(group_id, before, entered, ticked=ticked, status=422)
    try:
        with writing() as session:
            change_group(
                session,
                acting=acting(),
                group_id=group_id,
                name=entered.name,
                facility_ids=ticked,
                now=clock.now(),
            )
    except Invalid as error:
        refused = forms.refused(entered, code=error.code)
        return _form(group_id, before, refused, ticked=ticked, status=422)
    return redirect(url_for(".index", getan="gespeichert"), 303)


@blueprint.get("/<string:group_id>/loeschen")
@requires(Permission.GROUPS_MANAGE)
def ask(group_id: str) -> Response:
    """Ask whether the group shall really go."""
    return page("providers/groups/ask.html", group_id=group_id, name=_name_of(group_id))


@blueprint.post("/<string:group_id>/loeschen")
@requires(Permission.GROUPS_MANAGE)
@writes
def delete(group_id: str) -> AnyResponse:
    """Dissolve a group."""
    try:
        with writing() as session:
            delete_group(session, acting=acting(), group_id=group_id, now=clock.now())
    except NotFound:
        abort(404)
    return redirect(url_for(".index", getan="geloescht"), 303)


def _name_of(group_id: str) -> str:
    name = find_name(db.session(), company_id=acting().company_id, group_id=group_id)
    return name or abort(404)


def _list(entered: forms.Entered, *, status: int = 200) -> Response:
    return page(
        "providers/groups/index.html",
        status=status,
        listed=list_groups(db.session(), company_id=acting().company_id),
        entered=entered,
        new_id=secrets.token_hex(16),
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


def _form(
    group_id: str,
    name: str,
    entered: forms.Entered,
    *,
    ticked: frozenset[int] | None = None,
    status: int = 200,
) -> Response:
    choices = list_choices(db.session(), company_id=acting().company_id, group_id=group_id)
    if ticked is None:
        ticked = frozenset(one.id for one in choices if one.is_in)
    return page(
        "providers/groups/show.html",
        status=status,
        group_id=group_id,
        name=name,
        entered=entered,
        ticked=ticked,
        facilities=choices,
    )
