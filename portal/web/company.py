"""For which company somebody acts in this request, and what of it exists for them."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, current_app, g, request

from portal.domain.access.acting import Acting
from portal.domain.access.permission import Permission
from portal.domain.audit.entry import Actor
from portal.queries.companies import find_lock
from portal.queries.own_facilities import OwnFacility, get_own
from portal.values.errors import NotFound
from portal.web import clock
from portal.web.errors import error_page
from portal.web.extensions import db, reader
from portal.web.pages import page
from portal.web.visiting import employed

View = TypeVar("View", bound=Callable[..., Any])
FORBIDDEN = 403
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
            abort(error_page(status=FORBIDDEN, is_companyless=True))
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
            reader(),
            acting=who,
            facility_id=facility_id,
            today=clock.today(),
            with_deleted=with_deleted,
        )
    except NotFound:
        abort(404)
    if not who.may_for(permission, facility_id=facility_id):
        abort(FORBIDDEN)
    return found


def open_while_locked(view: View) -> View:
    """Mark a view that sends a form and changes nothing of the company, not even what is read."""
    vars(view)["__open_while_locked__"] = True
    return view


def lock_page(*, status: int) -> Response | None:
    """Say that the company is locked, why, and what can be done; None if it is not.

    With 403 for a form that was refused.
    """
    who = acting()
    lock = find_lock(db.session(), company_id=who.company_id) if who.is_locked else None
    if lock is None:
        return None
    is_refused = status == FORBIDDEN
    return page("providers/desk/show_lock.html", status=status, lock=lock, is_refused=is_refused)


def guard(blueprint: Blueprint) -> None:
    """Refuse every view of these pages to those of a company who may not do what it is for.

    While support has locked the company, they may look, choose a group and take along what they
    have read, and change nothing.
    """

    @blueprint.before_request
    def _refuse() -> None:
        view = current_app.view_functions[request.endpoint or ""]
        access = getattr(view, "__access__", None)
        if not isinstance(access, Permission) or not access.startswith(COMPANY_PREFIX):
            return
        who = acting()
        if not who.may(access):
            abort(FORBIDDEN)
        is_change = request.method not in {"GET", "HEAD", "OPTIONS"}
        if who.is_locked and is_change and not hasattr(view, "__open_while_locked__"):
            # A tap loads its page anew, which says at its top that the company is locked.
            is_tap = request.headers.get("HX-Request") == "true"
            abort((None if is_tap else lock_page(status=FORBIDDEN)) or FORBIDDEN)
