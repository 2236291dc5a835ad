"""Redirects that stay inside the portal."""

import re

INSIDE = re.compile(r"/[a-z0-9/._-]{0,200}")
HOME = "/"


def own_path(text: str) -> str:
    """Return the path if it is a plain one of ours, else the start page.

    Anything with a scheme, a host, a query, a backslash or control characters is refused.
    """
    return text if INSIDE.fullmatch(text) and not text.startswith("//") else HOME


def wanted_path(text: str) -> str:
    """Return the path to which somebody wanted to go before they had to do something else.

    Empty for none, for the start page, and for anything that is no plain path of ours.
    """
    path = own_path(text)
    return "" if path == HOME else path
