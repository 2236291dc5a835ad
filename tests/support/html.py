"""Reading HTML as a browser does, and asking simple questions of the tree."""

import copy
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as MESSAGES

SPACES = re.compile(r"\s+")
TOKEN = re.compile(r'(?<= name="csrf_token" value=")[\w.-]+(?=")')
MOST_PAGES = 500
"""Trees to remember; the same page is met by many tests, and parsing it is what takes the time."""


class BadMarkup(AssertionError):
    """Report text that is no well-formed HTML."""


def _parser() -> html5lib.HTMLParser:
    builder = html5lib.getTreeBuilder("etree")
    return html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False)


def _refuse_errors(parser: html5lib.HTMLParser) -> None:
    if parser.errors:
        complaints = [
            f"line {line}, column {column}: {MESSAGES[code] % values}"
            for (line, column), code, values in parser.errors
        ]
        raise BadMarkup("; ".join(complaints))


def without_token(text: str) -> str:
    """Return the text with the same token in every form, whoever got it and when."""
    return TOKEN.sub("token", text)


def _with_token(root: Element, text: str) -> Element:
    """Copy a remembered tree; put the token of this text back."""
    own = copy.deepcopy(root)
    fields = (one for one in own.iter("input") if one.get("name") == "csrf_token")
    for field, token in zip(fields, TOKEN.findall(text), strict=False):
        field.set("value", token)
    return own


@lru_cache(maxsize=MOST_PAGES)
def _parsed_document(text: str) -> Element:
    parser = _parser()
    root: Element = parser.parse(text)
    _refuse_errors(parser)
    return root


@lru_cache(maxsize=MOST_PAGES)
def _parsed_fragment(text: str) -> Element:
    parser = _parser()
    holder: Element = parser.parseFragment(text, container="div")
    _refuse_errors(parser)
    return holder


def parse_document(text: str) -> Element:
    """Parse a whole page.

    Raises:
        BadMarkup: the parser had to repair something; names line and column.
    """
    return _with_token(_parsed_document(without_token(text)), text)


def parse_fragment(text: str) -> tuple[Element, ...]:
    """Parse the answer to an HTMX request into its root elements.

    Raises:
        BadMarkup: the parser had to repair something, or text stands outside the elements.
    """
    holder = _with_token(_parsed_fragment(without_token(text)), text)
    loose = [holder.text or "", *(child.tail or "" for child in holder)]
    if "".join(loose).strip():
        raise BadMarkup(f"text outside the root element: {''.join(loose).strip()!r}")
    return elements_of(holder)


def elements_of(parent: Element) -> tuple[Element, ...]:
    """Return the child elements without comments."""
    return tuple(child for child in parent if isinstance(child.tag, str))


def walk(root: Element, *tags: str) -> Iterator[Element]:
    """Give the elements below and including the root in their order, only those named."""
    for element in root.iter():
        if isinstance(element.tag, str) and (not tags or element.tag in tags):
            yield element


def text_of(element: Element) -> str:
    """Return the text that a reader sees, in one line."""
    return SPACES.sub(" ", "".join(element.itertext())).strip()


def by_id(root: Element, name: str) -> Element | None:
    """Return the element with this id, or None."""
    return next((one for one in walk(root) if one.get("id") == name), None)


def describe(element: Element) -> str:
    """Return the opening tag, shortened, for messages."""
    attributes = "".join(f' {name}="{value}"' for name, value in list(element.items())[:3])
    return f"<{element.tag}{attributes}>"
