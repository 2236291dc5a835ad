"""For which company somebody acts in this request, and what of it exists for them."""

from flask import Blueprint, abort, current_app, g, request

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.audit.entry import Actor
from portal.queries.own_facilities import OwnFacility, get_own
from portal.values.errors import NotFound
from portal.web import clock
from portal.web.errors import error_page
from portal.web.extensions import db
from portal.web.visiting import employed

_NAME = "acting"
COMPANY_PREFIX = "company:"
"""How the permissions begin that somebody has in a company."""


def acting() -> Acting:
    """Return who acts for which company, as it was when this request began.

    Answers 403 where somebody with an account works for no company.
    """
    found: Acting | None = g.get(_NAME)
    if found is None:
        found = employed()
        if found is None:
            abort(error_page(status=403, is_companyless=True))
        g.setdefault(_NAME, found)
    return found


def actor() -> Actor:
    """Return who acts, as the audit trail and the last change of a facility name them."""
    who = acting()
    return Actor(account_id=who.account_id, words=who.name or who.company_name)


def own_facility(
    facility_id: int, permission: Permission, *, with_deleted: bool = False
) -> OwnFacility:
    """Return a facility of the company for which they may do this.

    Answers 404 where it does not exist for them, and 403 where they may not do this for it.
    """
    who = acting()
    try:
        found = get_own(
            db.session(),
            acting=who,
            facility_id=facility_id,
            today=clock.today(),
            with_deleted=with_deleted,
        )
    except NotFound:
        abort(404)
    if not who.may_for(permission, facility_id=facility_id):
        abort(403)
    return found


def guard(blueprint: Blueprint) -> None:
    """Refuse every view of these pages to those of a company who may not do what it is for.

    While support has locked the company, they may look and change nothing.
    """

    @blueprint.before_request
    def _refuse() -> None:
        access = getattr(current_app.view_functions[request.endpoint or ""], "__access__", None)
        if not isinstance(access, Permission) or not access.startswith(COMPANY_PREFIX):
            return
        who = acting()
        is_change = request.method not in {"GET", "HEAD", "OPTIONS"}
        if not who.may(access) or (who.is_locked and is_change):
            abort(403)
