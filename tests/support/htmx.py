"""Proof that page + swap = page reloaded."""

import re
from collections.abc import Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element

from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.support.checked_client import CheckedClient
from tests.support.html import by_id, elements_of, parse_document, parse_fragment, walk

SPACES = re.compile(r"\s+")
OUT_OF_BAND = "data-hx-swap-oob"
CHOICES = ("radio", "checkbox")


class SwapFailed(AssertionError):
    """Report a fragment that does not fit its page, or a page that differs after the swap."""


def headers_for(*, target: str) -> dict[str, str]:
    """Return the headers that htmx sends when it swaps this target."""
    return {"HX-Request": "true", "HX-Target": target}


def swap(
    page_html: str, target_id: str, fragment_html: str, *, chosen: Mapping[str, str] | None = None
) -> str:
    """Do what htmx does with `outerHTML`, out-of-band swaps and titles; return the tree as text.

    With `chosen` the person has ticked these options before: what is not swapped keeps them.

    Raises:
        SwapFailed: a target is missing in the page or the fragment has not one root.
    """
    root = parse_document(page_html)
    if chosen is not None:
        _tick(root, MultiDict(chosen))
    roots = parse_fragment(fragment_html)
    titles = [one for one in roots if one.tag == "title"]
    main = [one for one in roots if one.get(OUT_OF_BAND) is None and one not in titles]
    if len(main) != 1:
        raise SwapFailed(f"the fragment has {len(main)} root elements")
    _replace(root, target_id, main[0])
    for title in titles:
        next(walk(root, "title")).text = title.text
    for one in roots:
        if one.get(OUT_OF_BAND) is not None:
            replacement = deepcopy(one)
            del replacement.attrib[OUT_OF_BAND]
            _replace(root, replacement.get("id", ""), replacement)
    return normalised(root)


def _tick(root: Element, chosen: MultiDict[str, str]) -> None:
    for field in walk(root, "input"):
        if field.get("type") in CHOICES:
            field.attrib.pop("checked", None)
            if field.get("value") in chosen.getlist(field.get("name", "")):
                field.set("checked", "")


def _replace(root: Element, name: str, replacement: Element) -> None:
    old = by_id(root, name)
    if old is None:
        raise SwapFailed(f"the page has no element with the id {name!r}")
    parent = next(one for one in walk(root) if old in elements_of(one))
    position = list(parent).index(old)
    new = deepcopy(replacement)
    new.tail = old.tail
    parent.remove(old)
    parent.insert(position, new)


def normalised(root: Element) -> str:
    """Return a tree as text: attributes sorted, spaces folded, tokens and live regions blank.

    A live region speaks of the swap itself, so that it must differ from the page reloaded.
    """
    lines: list[str] = []
    _write(root, 0, lines)
    return "\n".join(lines)


def _write(element: Element, depth: int, lines: list[str]) -> None:
    attributes = dict(element.items())
    if attributes.get("name") == "csrf_token":
        attributes["value"] = "…"
    inside = " ".join(f'{name}="{value}"' for name, value in sorted(attributes.items()))
    lines.append(f"{' ' * depth}<{element.tag} {inside}>")
    if "aria-live" in attributes or attributes.get("role") == "status":
        return
    _write_text(element.text, depth + 1, lines)
    for child in element:
        if isinstance(child.tag, str):
            _write(child, depth + 1, lines)
        _write_text(child.tail, depth + 1, lines)


def _write_text(text: str | None, depth: int, lines: list[str]) -> None:
    folded = SPACES.sub(" ", text or "").strip()
    if folded:
        lines.append(f"{' ' * depth}{folded}")


def assert_swap_equals_reload(
    client: CheckedClient,
    *,
    page: str,
    target: str,
    address: str,
    data: Mapping[str, str] | None = None,
) -> TestResponse:
    """Open `page`, swap the answer of `address` into `target`, compare with `address` reloaded.

    With `data` the swap is a POST and is compared with the answer to the same POST without htmx.
    Returns the answer with the fragment.

    Raises:
        SwapFailed: shows the first line that differs.
    """
    method = "GET" if data is None else "POST"
    start = client.get(page)
    fragment = client.open(address, method=method, data=data, headers=headers_for(target=target))
    reloaded = client.open(address, method=method, data=data)
    if "HX-Request" not in reloaded.headers.get("Vary", ""):
        raise SwapFailed("the whole page does not vary by HX-Request")
    swapped = swap(start.text, target, fragment.text, chosen=data).splitlines()
    expected = normalised(parse_document(reloaded.text)).splitlines()
    for number, (mine, theirs) in enumerate(zip(swapped, expected, strict=False), start=1):
        if mine != theirs:
            raise SwapFailed(f"line {number}: swapped {mine.strip()!r}, page {theirs.strip()!r}")
    if len(swapped) != len(expected):
        raise SwapFailed(f"swapped page has {len(swapped)} lines, reloaded {len(expected)}")
    return fragment
