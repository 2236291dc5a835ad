"""Redirects that stay inside the portal."""

import re

from flask import current_app
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


def _is_page(path: str) -> bool:
    try:
        current_app.url_map.bind(ANY_HOST).match(path, method="GET")
    except HTTPException:
        return False
    return True
