"""Who may open a view: every view says so, and what says nothing is refused."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC = "public"


def public(view: View) -> View:
    """Mark a view that anyone may open."""
    vars(view)["__access__"] = PUBLIC
    return view


def writes(view: View) -> View:
    """Mark a view that changes data; it must not answer GET by changing anything."""
    vars(view)["__writes__"] = True
    return view


def protect(app: Flask) -> None:
    """Refuse every request whose view does not say who may open it."""

    @app.before_request
    def _deny_by_default() -> None:
        if request.endpoint is None:
            return
        view = current_app.view_functions[request.endpoint]
        if getattr(view, "__access__", None) != PUBLIC:
            abort(403)
