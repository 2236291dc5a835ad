"""One template gives the whole page and its fragments."""

from typing import Any

from flask import Response, make_response, render_template
from htmx_flask import request

FRAGMENT_LAYOUT = "layouts/fragment.html"
PAGE_LAYOUT = "layouts/base.html"
VARY = "HX-Request, HX-Target"
"""What decides whether a page or a fragment of it is the answer."""


def page(
    template: str, *, fragments: tuple[str, ...] = (), status: int = 200, **values: Any
) -> Response:
    """Render a page, or the one fragment of it that htmx asks for.

    Only the blocks named in `fragments` can be had alone; any other target, a boosted request
    and a restored history entry get the whole page.
    """
    target = wanted_fragment(fragments)
    layout = FRAGMENT_LAYOUT if target else PAGE_LAYOUT
    body = render_template(template, layout=layout, fragment=target, **values)
    return page_of(body=body, fragments=fragments, status=status)


def whole_page(template: str, **values: Any) -> str:
    """Render a page, whatever was asked for, as text."""
    return render_template(template, layout=PAGE_LAYOUT, fragment="", **values)


def fragment_of(template: str, *, fragment: str, **values: Any) -> str:
    """Render one fragment of a page, whatever was asked for, as text."""
    return render_template(template, layout=FRAGMENT_LAYOUT, fragment=fragment, **values)


def page_of(*, body: str, fragments: tuple[str, ...], status: int = 200) -> Response:
    """Answer with a page that is rendered, and of which these fragments can be had alone."""
    response = make_response(body, status)
    if fragments:
        response.headers["Vary"] = VARY
    return response


def wanted_fragment(fragments: tuple[str, ...]) -> str:
    """Return the one of these fragments that htmx asks for; empty if it is the whole page."""
    htmx = request.htmx
    if not htmx or htmx.boosted or htmx.history_restore_request:
        return ""
    return str(htmx.target) if htmx.target in fragments else ""
