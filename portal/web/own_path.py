"""Redirects that stay inside the portal."""

import re
from urllib.parse import urlsplit

from flask import current_app, request
from werkzeug.exceptions import HTTPException

INSIDE = re.compile(r"(?=/)(?:/(?![/.])|[a-z0-9._-]){1,201}")
HOME = "/"
ANY_HOST = "localhost"
"""Addresses are matched without regard to the host."""


def own_path(text: str) -> str:
    """Return the path if it is a plain one of ours, else the start page.

    Anything with a scheme, a host, a query, a backslash, control characters, two slashes in a row
    or a part that begins with a dot is refused.
    """
    return text if INSIDE.fullmatch(text) else HOME


def wanted_path(text: str) -> str:
    """Return the path to which somebody wanted to go before they had to do something else.

    Empty for none, for the start page, and for anything that is no plain path of ours or that
    no page answers: a browser that is led somewhere asks by GET.
    """
    path = own_path(text)
    return "" if path == HOME or not _is_page(path) else path


def page_of_request() -> str:
    """Return the page to which somebody goes back who cannot be answered now; empty for none.

    That is the one they asked for. A form that was sent stands on the page of its own address, or
    on the one that the browser names as where it comes from.
    """
    if request.method != "POST":
        return request.path
    return wanted_path(request.path) or wanted_path(_former_path())


def _former_path() -> str:
    former = urlsplit(request.referrer or "")
    return former.path if former.netloc == request.host else ""


def _is_page(path: str) -> bool:
    try:
        current_app.url_map.bind(ANY_HOST).match(path, method="GET")
    except HTTPException:
        return False
    return True
