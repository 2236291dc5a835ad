"""The rules that hold for every piece of HTML, page or fragment.

Each rule takes the root and gives one complaint per fault; `page_rules` adds those of whole pages.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from tests.support.html import describe, text_of, walk

Rule = Callable[[Element], Iterator[str]]
UNLABELLED_TYPES = frozenset({"hidden", "submit", "button", "reset", "image"})
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def ids_are_unique(root: Element) -> Iterator[str]:
    """Refuse an id that occurs twice."""
    counts = Counter(one.get("id") for one in walk(root) if one.get("id") is not None)
    for name, count in counts.items():
        if count > 1 or not name:
            yield f"the id {name!r} stands {count} times"


def references_exist(root: Element) -> Iterator[str]:
    """Refuse aria references and labels that point to nothing."""
    known = {one.get("id") for one in walk(root)}
    for one in walk(root):
        named = [(attribute, one.get(attribute, "")) for attribute in REFERENCES]
        if one.tag == "label":
            named.append(("for", one.get("for", "")))
        for attribute, value in named:
            for name in value.split():
                if name not in known:
                    yield f"{describe(one)}: {attribute} names {name!r}, which does not exist"


def fields_have_labels(root: Element) -> Iterator[str]:
    """Refuse a field without a visible label: `for`, wrapped, or `aria-labelledby`."""
    labels = [one for one in walk(root, "label") if text_of(one)]
    named = {one.get("for") for one in labels}
    wrapped = {id(field) for one in labels for field in walk(one, "input", "select", "textarea")}
    for field in walk(root, "input", "select", "textarea"):
        if field.tag == "input" and field.get("type", "text") in UNLABELLED_TYPES:
            continue
        has_label = field.get("id") in named and field.get("id") is not None
        if not (has_label or id(field) in wrapped or field.get("aria-labelledby")):
            yield f"{describe(field)} has no label"


def fieldsets_have_legends(root: Element) -> Iterator[str]:
    """Refuse a fieldset that does not begin with a legend that says something."""
    for fieldset in walk(root, "fieldset"):
        first = next((child for child in fieldset if isinstance(child.tag, str)), None)
        if first is None or first.tag != "legend" or not text_of(first):
            yield f"{describe(fieldset)} has no legend as its first child"


def images_have_alt(root: Element) -> Iterator[str]:
    """Refuse an image without alternative text (which may be empty)."""
    for image in walk(root, "img"):
        if image.get("alt") is None:
            yield f"{describe(image)} has no alt"


def headings_do_not_jump(root: Element) -> Iterator[str]:
    """Refuse a heading that skips a level on the way down, and an empty one."""
    before = None
    for heading in walk(root, *HEADINGS):
        level = HEADINGS.index(heading.tag) + 1
        if not text_of(heading):
            yield f"{describe(heading)} is empty"
        if before is not None and level > before + 1:
            yield f"h{level} „{text_of(heading)}“ follows h{before}"
        before = level


def nothing_is_inline(root: Element) -> Iterator[str]:
    """Refuse `style=`, `on…=`, scripts in the page and `javascript:` addresses."""
    for one in walk(root):
        for name, value in one.items():
            if name == "style" or name.startswith("on"):
                yield f"{describe(one)} has the inline attribute {name}"
            if value.strip().lower().startswith("javascript:"):
                yield f"{describe(one)} has a javascript: address"
        if one.tag == "script" and (not one.get("src") or (one.text or "").strip()):
            yield "a <script> stands in the page instead of in a file"


def htmx_is_valid_html(root: Element) -> Iterator[str]:
    """Refuse `hx-…` without `data-`, `hx-on` at all, and htmx on elements that need it to work."""
    for one in walk(root):
        for name in one.keys():  # noqa: SIM118 – an Element is no mapping
            if name.startswith("hx-"):
                yield f"{describe(one)}: write data-{name}"
            if name.startswith("data-hx-on"):
                yield f"{describe(one)}: {name} runs inline code"


def external_links_are_closed(root: Element) -> Iterator[str]:
    """Refuse a link to another site that would hand it our window."""
    for link in walk(root, "a", "area"):
        target = link.get("href", "")
        is_external = target.startswith(("http://", "https://", "//"))
        if is_external and "noopener" not in link.get("rel", "").split():
            yield f"{describe(link)} has no rel=noopener"


def forms_are_complete(root: Element) -> Iterator[str]:
    """Refuse a form without method, a POST form without token, a GET form with one."""
    for form in walk(root, "form"):
        method = form.get("method", "").lower()
        has_token = any(one.get("name") == "csrf_token" for one in walk(form, "input"))
        if method not in {"get", "post"}:
            yield f"{describe(form)} does not say its method"
        if method == "post" and not has_token:
            yield f"{describe(form)} has no csrf_token"
        if method == "get" and has_token:
            yield f"{describe(form)} would put the csrf_token into the address"


def buttons_say_their_type(root: Element) -> Iterator[str]:
    """Refuse a button whose type is left to the browser, and one without a name."""
    for button in walk(root, "button"):
        if button.get("type") not in {"submit", "button", "reset"}:
            yield f"{describe(button)} has no type"
        if not (text_of(button) or button.get("aria-label") or button.get("aria-labelledby")):
            yield f"{describe(button)} has no name"


def links_have_names(root: Element) -> Iterator[str]:
    """Refuse a link that says nothing."""
    for link in walk(root, "a"):
        images = "".join(image.get("alt", "") for image in walk(link, "img"))
        if not (text_of(link) or images or link.get("aria-label") or link.get("aria-labelledby")):
            yield f"{describe(link)} has no name"


EVERYWHERE: tuple[Rule, ...] = (
    ids_are_unique,
    fields_have_labels,
    fieldsets_have_legends,
    images_have_alt,
    headings_do_not_jump,
    nothing_is_inline,
    htmx_is_valid_html,
    external_links_are_closed,
    forms_are_complete,
    buttons_say_their_type,
    links_have_names,
)


def complaints(root: Element, rules: tuple[Rule, ...]) -> list[str]:
    """Return what every rule has to say, in the order of the rules."""
    return [text for rule in rules for text in rule(root)]
