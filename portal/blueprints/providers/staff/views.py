"""„Mitarbeiter-Zugänge“: locked until a licence covers a facility, then rights by facility."""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.queries.own_facilities import OwnFacility, list_own
from portal.queries.staff import Employee, get_employee, list_employees, list_rights
from portal.services.staff.give_rights import give_rights
from portal.services.staff.remove import remove_employee
from portal.values.errors import NotFound
from portal.web import clock
from portal.web.access import requires, writes
from portal.web.company import acting
from portal.web.extensions import db
from portal.web.pages import page
from portal.web.transactions import writing

blueprint = Blueprint("staff", __name__, url_prefix="/anbieter/mitarbeiter")
RIGHTS: Mapping[str, tuple[str, Permission]] = {
    "ampel": ("Verfügbarkeit melden", Permission.LIGHTS_SET),
    "anfragen": ("Anfragen lesen und beantworten", Permission.INQUIRIES_HANDLE),
    "lesen": ("Bewertungen lesen", Permission.REVIEWS_READ),
    "antworten": ("Bewertungen lesen und beantworten", Permission.REVIEWS_ANSWER),
}
"""By the name in the form the words and the permission."""
DONE_WORDS = {
    "gespeichert": "Die Rechte sind gespeichert und gelten sofort.",
    "beendet": "Der Zugang ist beendet. Die Person sieht nichts mehr von Ihrem Unternehmen.",
}
END = "beenden"
"""The name of the button that ends an access."""


@blueprint.get("")
@requires(Permission.STAFF_MANAGE)
def index() -> Response:
    """List the employees; without a licence say what it would open."""
    return page(
        "providers/staff/index.html",
        licensed=_licensed(),
        employees=list_employees(db.session(), company_id=acting().company_id),
        done=DONE_WORDS.get(request.args.get("getan", ""), ""),
    )


@blueprint.get("/<string:account_id>")
@requires(Permission.STAFF_MANAGE)
def show(account_id: str) -> Response:
    """Show what an employee may do for each licensed facility."""
    return page(
        "providers/staff/show.html",
        employee=_employee(account_id),
        licensed=_licensed(),
        rights=RIGHTS,
        given=list_rights(db.session(), account_id=account_id),
    )


@blueprint.post("/<string:account_id>")
@requires(Permission.STAFF_MANAGE)
@writes
def save(account_id: str) -> AnyResponse:
    """Store what an employee may do, only for licensed facilities; or end their access."""
    _employee(account_id)
    if END in request.form:
        return _end(account_id)
    licensed = _licensed()
    if not licensed:
        abort(403)
    who, now = acting(), clock.now()
    rights = {one.id: _ticked(one.id) for one in licensed}
    with writing() as session:
        give_rights(
            session,
            acting=who,
            account_id=account_id,
            rights=rights,
            facility_ids=tuple(rights),
            now=now,
        )
    return _done("gespeichert")


def _end(account_id: str) -> AnyResponse:
    who, now = acting(), clock.now()
    with writing() as session:
        remove_employee(session, acting=who, account_id=account_id, now=now)
    return _done("beendet")


def _done(what: str) -> AnyResponse:
    return redirect(url_for(".index", getan=what), 303)


def _licensed() -> tuple[OwnFacility, ...]:
    """Return the facilities for which employees may work."""
    found = list_own(db.session(), acting=acting(), today=clock.today())
    return tuple(one for one in found if one.limits.may_have_employees)


def _employee(account_id: str) -> Employee:
    try:
        return get_employee(db.session(), company_id=acting().company_id, account_id=account_id)
    except NotFound:
        abort(404)


def _ticked(facility_id: int) -> frozenset[Permission]:
    names = request.form.getlist(f"recht-{facility_id}")
    return frozenset(permission for name, (_, permission) in RIGHTS.items() if name in names)
