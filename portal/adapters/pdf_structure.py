"""Fewer objects for the same structure of a PDF: what is read aloud, in which order, as what.

WeasyPrint wraps every run of text in a structure element `Span` of its own and every line break
in one that says nothing; what stands in the margins gets elements that belong to no other. Together
they are half of all objects of a protocol.
"""

from collections.abc import Iterable, Mapping
from typing import Any

HOLDS_TEXT = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/LBody", "/Lbl", "/Link", "/Span"})
"""Structure elements whose text may stand in them directly (ISO 32000-1, 14.8.4)."""
PLAIN = frozenset({"Type", "S", "K", "Pg", "P"})
NOTHING = b"null"
PIECE = b"/Span\n<</MCID %d>>\nBDC\n"
"""How a piece of the text of a page begins."""
IN_MARGIN = b"/Artifact\n<</Type /Pagination>>\nBDC\n"
"""Running headers and footers are no part of the text (ISO 14289-1, 7.8)."""


def kind_of(*, one: Any) -> str:
    """Return the type that an object of a `pydyf.PDF` names; empty if it names none."""
    return str(one.get("Type", "")) if isinstance(one, dict) else ""


def content_of(*, stream: Any) -> bytes:
    """Return what a `pydyf.Stream` holds."""
    return b"\n".join(_as_bytes(item) for item in stream.stream)


def leave_out(*, pdf: Any, into: Mapping[bytes, bytes]) -> None:
    """Remove objects from a `pydyf.PDF` and number the others anew.

    `into` says by references what takes the place of each, or `null`; that may itself be left out
    if it stands later in it.
    """
    kept = [one for one in pdf.objects if one.reference not in into]
    names = {one.reference: b"%d %d R" % (at, one.generation) for at, one in enumerate(kept)}
    # From behind, so that the new name of what takes a place is known.
    for gone, other in reversed(tuple(into.items())):
        names[gone] = names.get(other, other)
    for number, one in enumerate(kept):
        _rename(one, names)
        one.number = number
    pdf.objects[:] = kept


def tidy(*, pdf: Any) -> None:
    """Say the structure of a finished `pydyf.PDF` with as few objects as it needs."""
    elements = {one.reference: one for one in pdf.objects if kind_of(one=one) == "/StructElem"}
    in_margins = dict.fromkeys(_in_margins(elements), NOTHING)
    links = dict.fromkeys(_put_links_in(pdf, elements), NOTHING)
    in_text = {name: one for name, one in elements.items() if name not in in_margins}
    leave_out(pdf=pdf, into={**_wrappers(in_text), **in_margins, **links})
    _take_margins_out(pdf)
    for one in pdf.objects:
        if kind_of(one=one) == "/StructElem":
            # Each says by its place what it is, and only pieces and links lie on a page.
            del one["Type"]
            if all(isinstance(kid, bytes) for kid in one["K"]):
                one.pop("Pg", None)


def _in_margins(elements: Mapping[bytes, Any]) -> Iterable[bytes]:
    """Return the elements that none has among its own, and those below them."""
    found: dict[bytes, None] = {}
    for reference, element in elements.items():
        parent = elements.get(element["P"])
        if parent is not None and (element["P"] in found or reference not in parent["K"]):
            found[reference] = None
    return tuple(found)


def _put_links_in(pdf: Any, elements: Mapping[bytes, Any]) -> Iterable[bytes]:
    """Write what refers to a link into the element itself; return what it stood in before."""
    links = {one.reference: one for one in pdf.objects if kind_of(one=one) == "/OBJR"}
    found = []
    for element in elements.values():
        for place, kid in enumerate(element["K"]):
            link = links.get(kid) if isinstance(kid, bytes) else None
            if link is not None and link["Pg"] == element["Pg"]:
                del link["Pg"]
                element["K"][place] = link
                found.append(kid)
    return found


def _wrappers(elements: Mapping[bytes, Any]) -> Mapping[bytes, bytes]:
    """Empty the elements that only wrap and return them, each with what it stood in."""
    into: dict[bytes, bytes] = {}
    for reference, element in elements.items():
        parent = elements.get(element["P"])
        if parent is None or element["S"] != "/NonStruct" or not _is_plain(element, bytes):
            continue
        # It means nothing, so what is in it may stand in what it stands in.
        for kid in element["K"]:
            elements[kid]["P"] = element["P"]
        _dissolve(reference, element, parent)
        into[reference] = element["P"]
    # Children come after their parents, so that what they leave empty is looked at later.
    for reference, element in reversed(tuple(elements.items())):
        parent = elements.get(element["P"])
        if parent is None or element["S"] != "/Span" or not _is_plain(element, int):
            continue
        if parent["S"] in HOLDS_TEXT and parent["Pg"] == element["Pg"]:
            _dissolve(reference, element, parent)
            into[reference] = element["P"]
    return into


def _is_plain(element: Any, kind: type) -> bool:
    """Say whether an element says nothing but what is in it, and that is all of this kind."""
    return element.keys() == PLAIN and all(isinstance(kid, kind) for kid in element["K"])


def _dissolve(reference: bytes, element: Any, parent: Any) -> None:
    place = parent["K"].index(reference)
    parent["K"][place : place + 1] = element["K"]


def _take_margins_out(pdf: Any) -> None:
    """Say of each piece of a page that belongs to no element that it is no part of the text."""
    streams = {one.reference: one for one in pdf.objects if hasattr(one, "stream")}
    nums = next(one["Nums"] for one in pdf.objects if isinstance(one, dict) and "Nums" in one)
    owners_by_number = dict(zip(nums[::2], nums[1::2], strict=True))
    for page in [one for one in pdf.objects if kind_of(one=one) == "/Page"]:
        owners = owners_by_number[page["StructParents"]]
        stream = streams[page["Contents"]]
        content = content_of(stream=stream)
        for piece in [number for number, owner in enumerate(owners) if owner == NOTHING]:
            content = content.replace(PIECE % piece, IN_MARGIN)
        stream.stream = [content]
        while owners and owners[-1] == NOTHING:
            owners.pop()


def _rename(value: Any, names: Mapping[bytes, bytes]) -> Any:
    """Replace references in a value, in place where it holds others; return it."""
    if isinstance(value, bytes):
        return names.get(value, value)
    if isinstance(value, str):
        return names.get(value.encode(), value)
    if isinstance(value, dict):
        value.update({key: _rename(one, names) for key, one in value.items()})
    elif isinstance(value, list):
        value[:] = [_rename(one, names) for one in value]
    elif hasattr(value, "extra"):
        _rename(value.extra, names)
    return value


def _as_bytes(item: Any) -> bytes:
    if isinstance(item, bytes):
        return item
    return item.encode() if isinstance(item, str) else bytes(item.data)
