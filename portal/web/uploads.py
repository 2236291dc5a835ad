"""Larger requests than elsewhere, for views that take files and for those who may use them."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, request

from portal.domain.access.permission import Permission
from portal.web.access import signed_in_for

View = TypeVar("View", bound=Callable[..., Any])
PREPARE_UPLOADS = "prepare-uploads"
"""The job that prepares what was uploaded."""
FORM_BYTES = 64 * 1024
"""For what a form sends besides the file."""
_MARK = "__most_bytes__"


def takes_files(most: int) -> Callable[[View], View]:
    """Mark a view to which a file of that many bytes may be sent."""

    def mark(view: View) -> View:
        vars(view)[_MARK] = most
        return view

    return mark


def register(app: Flask) -> None:
    """Let such views have larger bodies, before anything reads one; strangers send no more."""

    @app.url_value_preprocessor
    def _allow_more(endpoint: str | None, _values: Any) -> None:
        view = current_app.view_functions.get(endpoint or "")
        most = getattr(view, _MARK, 0)
        access = getattr(view, "__access__", None)
        if most and isinstance(access, Permission) and signed_in_for(access) is not None:
            request.max_content_length = most + FORM_BYTES
