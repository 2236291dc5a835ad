"""A test client that refuses every answer that breaks the rules of the house."""

from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support import header_rules
from tests.support.html import (
    MOST_PAGES,
    BadMarkup,
    parse_document,
    parse_fragment,
    walk,
    without_token,
)
from tests.support.html_rules import EVERYWHERE, complaints
from tests.support.page_rules import PAGES

REDIRECTS = range(300, 400)
FRAGMENT_VARIES = ("HX-Request", "HX-Target")


class BadAnswer(AssertionError):
    """Report an answer that breaks a rule; lists every breach."""


def check(response: TestResponse) -> None:
    """Check headers and, if it is HTML, the body of an answer.

    Raises:
        BadAnswer: something is wrong.
    """
    found = header_rules.complaints(response.headers, path=response.request.path)
    if response.mimetype == "text/html" and response.status_code not in REDIRECTS:
        found += _body_complaints(response)
    if found:
        where = f"{response.request.method} {response.request.path} → {response.status_code}"
        raise BadAnswer("\n  ".join([where, *found]))


def _body_complaints(response: TestResponse) -> list[str]:
    text = response.get_data(as_text=True)
    if not text.strip():
        return []
    try:
        if text.lstrip().lower().startswith("<!doctype html>"):
            style = header_rules.policy_of(response.headers).get("style-src", "")
            return [*_page_complaints(without_token(text), style)]
        return _fragment_complaints(response, parse_fragment(text))
    except BadMarkup as error:
        return [str(error)]


@lru_cache(maxsize=MOST_PAGES)
def _page_complaints(text: str, style: str) -> tuple[str, ...]:
    root = parse_document(text)
    unnamed = [
        "the hash of the <style> does not stand in the CSP"
        for element in walk(root, "style")
        if header_rules.hash_of(element.text or "") not in style.split()
    ]
    return (*complaints(root, PAGES), *unnamed)


def _fragment_complaints(response: TestResponse, roots: tuple[Element, ...]) -> list[str]:
    request = response.request.headers
    if request.get("HX-Request") != "true":
        return ["a fragment answers a request that did not come from htmx"]
    found = [text for root in roots for text in complaints(root, EVERYWHERE)]
    named = response.headers.get("HX-Retarget", "").removeprefix("#")
    target = named or request.get("HX-Target", "")
    swapped = [
        root for root in roots if root.get("data-hx-swap-oob") is None and root.tag != "title"
    ]
    names = [root.get("id") for root in swapped]
    if names != [target]:
        found.append(f"the root elements are {names}, not the target {target!r} alone")
    if any(True for root in roots for _ in walk(root, "style")):
        found.append("a fragment brings its own style")
    varies = {name.strip() for name in response.headers.get("Vary", "").split(",")}
    found += [f"Vary lacks {name}" for name in FRAGMENT_VARIES if name not in varies]
    return found


class CheckedClient(FlaskClient):
    """The client of every test that asks the portal; redirects on the way are checked too."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request and check the answer.

        Raises:
            BadAnswer: the answer breaks a rule.
        """
        response = super().open(*args, **kwargs)
        for answer in (*response.history, response):
            check(answer)
        return response
