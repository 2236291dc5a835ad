"""Who may open a view: every view says so, and what says nothing is refused."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, Response, abort, current_app, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from portal.domain.access.permission import Permission
from portal.domain.access.policy import is_allowed
from portal.domain.accounts.visitor import Visitor
from portal.web.own_path import page_of_request
from portal.web.visiting import visitor

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC = "public"
SIGN_IN = "auth.sign_in.show"
ENTER_CODE = "auth.sign_in.show_code"
NOT_SENT = "nicht-gesendet"
"""What the sign-in page is told where a form was sent and nobody was signed in any more."""
SET_UP_SECOND_FACTOR = "auth.second_factor.show"


def public(view: View) -> View:
    """Mark a view that anyone may open."""
    vars(view)["__access__"] = PUBLIC
    return view


def requires(
    permission: Permission, *, without_second_factor: bool = False
) -> Callable[[View], View]:
    """Mark a view that only those may open who are signed in and have the permission.

    `without_second_factor` opens it to accounts that must have a second factor and have none
    yet: the pages on which they set it up.
    """

    def mark(view: View) -> View:
        vars(view)["__access__"] = permission
        vars(view)["__without_second_factor__"] = without_second_factor
        return view

    return mark


def writes(view: View) -> View:
    """Mark a view that changes data; it must not answer GET by changing anything."""
    vars(view)["__writes__"] = True
    return view


def signed_in() -> Visitor:
    """Return who is signed in, in a view that requires a permission.

    Raises:
        LookupError: the view requires none and nobody is signed in.
    """
    found = visitor()
    if found is None:
        raise LookupError("nobody is signed in")
    return found


def signed_in_for(permission: Permission) -> Visitor | None:
    """Return who is signed in, with every code that is asked for, if they may do this.

    For views that are open to everybody and offer more to some; None for all others.
    """
    found = visitor()
    if found is None or found.awaits_second_factor:
        return None
    return found if is_allowed(role=found.role, permission=permission) else None


def protect(app: Flask) -> None:
    """Refuse every request whose view does not say who may open it."""

    @app.before_request
    def _deny_by_default() -> AnyResponse | None:
        if request.endpoint is None:
            return None
        view = current_app.view_functions[request.endpoint]
        access = getattr(view, "__access__", None)
        if access == PUBLIC:
            return None
        if not isinstance(access, Permission):
            abort(403)
        return _refuse(access, without_second_factor=vars(view)["__without_second_factor__"])


def lead_to(address: str) -> AnyResponse:
    """Send the browser there; a fragment that htmx asked for becomes a whole page."""
    if request.headers.get("HX-Request") == "true":
        return Response(status=204, headers={"HX-Redirect": address})
    return Response(status=303, headers={"Location": address})


def _refuse(permission: Permission, *, without_second_factor: bool) -> AnyResponse | None:
    """Lead to the sign-in or say 403; None if the view may be opened."""
    found = visitor()
    if found is None:
        notice = NOT_SENT if request.method == "POST" else None
        return lead_to(url_for(SIGN_IN, weiter=page_of_request() or None, hinweis=notice))
    if found.awaits_second_factor:
        return lead_to(url_for(ENTER_CODE, weiter=page_of_request() or None))
    if not is_allowed(role=found.role, permission=permission):
        abort(403)
    if found.role.needs_second_factor and not found.has_second_factor and not without_second_factor:
        return lead_to(url_for(SET_UP_SECOND_FACTOR))
    return None
