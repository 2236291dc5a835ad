"""The search carries the lean style only where nothing on the page needs more."""

import re

import pytest

from portal.web.styles import STATIC, USUAL_SHEET, load_core_style
from tests.factories import pages
from tests.factories.accounts import make_account, sign_in
from tests.factories.directory import one_of_each
from tests.support.html import walk

LIST = "/pflege-und-wohnangebote/"
TAGS = ("h4", "fieldset", "summary")
"""What the usual sheet draws besides classes."""
SHARED = {"text", "grid"}
"""Classes with rules in the core sheet, which those of the usual sheet stand around or in."""


def usual_classes() -> set[str]:
    """Return the classes that only the usual sheet draws."""
    selectors = re.sub(r"\{[^{}]*\}", " ", (STATIC / USUAL_SHEET).read_text(encoding="utf-8"))
    return set(re.findall(r"\.([a-z]+)", selectors)) - SHARED


def style_of(page) -> str:
    (style,) = walk(pages.tree(page), "style")
    return style.text


def needed(page) -> set[str]:
    """Return what of the page the usual sheet draws."""
    root = pages.tree(page)
    classes = {name for one in walk(root) for name in one.get("class", "").split()}
    return (classes & usual_classes()) | {one.tag for one in walk(root, *TAGS)}


@pytest.mark.parametrize(
    "query", ["", "?ort=19370&art=stationaer", "?ort=19370&art=wohnen", "?ort=80331&umkreis=5"]
)
def test_a_search_needs_no_more_than_the_lean_style(client, add_offers, query: str):
    add_offers(*one_of_each())

    page = client.get(f"{LIST}{query}")

    assert style_of(page) == load_core_style().lean
    assert needed(page) == set()


@pytest.mark.parametrize(
    ("query", "part"),
    [("?ort=19370&filter=mehr", "row"), ("?ort=Xyzzyq", "summary"), ("?ort=Neustadt", "row")],
)
def test_fields_and_errors_bring_their_rules(client, query: str, part: str):
    page = client.get(f"{LIST}{query}")

    assert part in needed(page)
    assert style_of(page) == load_core_style().text


def test_so_does_the_menu_of_who_is_signed_in(client, app):
    sign_in(client, app, make_account(app))

    page = client.get(LIST)

    assert "summary" in needed(page)
    assert style_of(page) == load_core_style().text
