"""Reading a page as a person does: by headings, links, parts and sentences."""

from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from werkzeug.test import TestResponse

from tests.support.html import by_id, parse_document, text_of, walk

PARTS = (1, 2, 3, 4, 5, 6)


def tree(response: TestResponse) -> Element:
    """Return the page as a tree, to be read only."""
    return _parsed(response.text)


@lru_cache(maxsize=4)
def _parsed(text: str) -> Element:
    return parse_document(text)


def element(root: Element, name: str) -> Element:
    """Return the element with this id.

    Raises:
        AssertionError: there is none.
    """
    found = by_id(root, name)
    assert found is not None, f"no element has the id {name}"
    return found


def heading(response: TestResponse) -> str:
    """Return the text of the h1."""
    return next(text_of(one) for one in walk(tree(response), "h1"))


def main_text(response: TestResponse) -> str:
    """Return what a reader sees of the main part, in one line."""
    return text_of(next(walk(tree(response), "main")))


def spaced_text(response: TestResponse) -> str:
    """Return the main part with one space between every two pieces of text."""
    main = next(walk(tree(response), "main"))
    return " ".join(" ".join(main.itertext()).split())


def links(root: Element) -> dict[str, str]:
    """Return the addresses of all links by their text."""
    return {text_of(one): one.get("href", "") for one in walk(root, "a")}


def names_of_cards(root: Element) -> list[str]:
    """Return the names of the facilities shown, in their order."""
    return [
        text_of(next(walk(card, "h2", "h3", "h4")))
        for card in walk(root, "li")
        if card.get("class") == "card"
    ]


def part(response: TestResponse, number: int) -> Element:
    """Return the section of one part of a result."""
    return element(tree(response), f"teil-{number}")


def outcomes(response: TestResponse) -> dict[int, str]:
    """Return the `data-grund` of each part of a result."""
    root = tree(response)
    return {number: element(root, f"teil-{number}").get("data-grund", "") for number in PARTS}


def problems(response: TestResponse) -> list[tuple[str, str]]:
    """Return the lines of the error summary: the field each leads to, and its sentence.

    A line that leads to the first option of a field counts for the field.
    """
    root = tree(response)
    summary = by_id(root, "fehler")
    if summary is None:
        return []
    first_options = {
        first.get("id"): group.get("id")
        for group in walk(root, "fieldset")
        for first in list(walk(group, "input"))[:1]
        if group.get("id")
    }
    anchors = [(link.get("href", "")[1:], text_of(link)) for link in walk(summary, "a")]
    return [(first_options.get(anchor, anchor), words) for anchor, words in anchors]


def every_link(root: Element) -> Iterator[str]:
    """Give every address that the page leads to or sends something to."""
    for one in walk(root, "a", "form", "script", "link"):
        for name in ("href", "action", "src"):
            if name in one.keys():  # noqa: SIM118 – an Element is no mapping
                yield one.get(name, "")
