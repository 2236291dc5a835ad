"""The rules that hold for whole pages only."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.support.html import by_id, describe, text_of, walk
from tests.support.html_rules import EVERYWHERE, HEADINGS, Rule, references_exist

FOCUSABLE = ("a", "button", "input", "select", "textarea", "summary")
ERROR_PREFIX = "Fehler: "


def language_is_german(root: Element) -> Iterator[str]:
    """Refuse a page that does not say lang="de"."""
    if root.get("lang") != "de":
        yield f"lang is {root.get('lang')!r}"


def has_one_h1_first(root: Element) -> Iterator[str]:
    """Refuse a page without h1, with two, or with another heading before it."""
    headings = list(walk(root, *HEADINGS))
    count = sum(heading.tag == "h1" for heading in headings)
    if count != 1:
        yield f"the page has {count} h1"
    elif headings[0].tag != "h1":
        yield f"{describe(headings[0])} stands before the h1"


def title_starts_with_h1(root: Element) -> Iterator[str]:
    """Refuse a title that does not begin with the h1, after „Fehler: “ on a refused form."""
    title = next((text_of(one) for one in walk(root, "title")), "")
    heading = next((text_of(one) for one in walk(root, "h1")), "")
    if not heading or not title.removeprefix(ERROR_PREFIX).startswith(heading):
        yield f"the title {title!r} does not start with the h1 {heading!r}"


def has_one_main(root: Element) -> Iterator[str]:
    """Refuse a page without main landmark, with two, or with an h1 outside it."""
    mains = list(walk(root, "main"))
    if len(mains) != 1:
        yield f"the page has {len(mains)} main landmarks"
    elif next(walk(mains[0], "h1"), None) is None:
        yield "the h1 stands outside main"


def skip_link_comes_first(root: Element) -> Iterator[str]:
    """Refuse a page whose first focusable element is no link to an anchor in the page."""
    first = next((one for one in walk(root, *FOCUSABLE) if one.get("type") != "hidden"), None)
    target = first.get("href", "") if first is not None else ""
    if not target.startswith("#") or by_id(root, target[1:]) is None:
        yield "the first focusable element is no skip link"


def anchors_exist(root: Element) -> Iterator[str]:
    """Refuse a link to an anchor of the page that does not exist."""
    for link in walk(root, "a"):
        target = link.get("href", "")
        if target.startswith("#") and by_id(root, target[1:]) is None:
            yield f"{describe(link)} leads to nothing"


def has_at_most_one_style(root: Element) -> Iterator[str]:
    """Refuse a second style element and one outside the head."""
    styles = list(walk(root, "style"))
    head = next(walk(root, "head"), None)
    inside = list(walk(head, "style")) if head is not None else []
    if len(styles) > 1 or len(inside) != len(styles):
        yield f"{len(styles)} style elements, {len(inside)} of them in the head"


def has_viewport(root: Element) -> Iterator[str]:
    """Refuse a page without viewport, and one that forbids to zoom."""
    metas = [one for one in walk(root, "meta") if one.get("name") == "viewport"]
    content = metas[0].get("content", "") if len(metas) == 1 else ""
    if "width=device-width" not in content or "scalable=no" in content or "maximum" in content:
        yield f"the viewport is {content!r}"


PAGES: tuple[Rule, ...] = (
    *EVERYWHERE,
    references_exist,
    language_is_german,
    has_one_h1_first,
    title_starts_with_h1,
    has_one_main,
    skip_link_comes_first,
    anchors_exist,
    has_at_most_one_style,
    has_viewport,
)
