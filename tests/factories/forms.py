"""Forms as a browser without scripts fills them in and sends them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

Values = Mapping[str, str | tuple[str, ...]]
CHOICES = ("radio", "checkbox")


class NotOffered(AssertionError):
    """Report a button, a field or an option that the page does not have."""


@dataclass(frozen=True, slots=True)
class Control:
    """A field of a form; `is_sent` says whether a browser would send it as it stands."""

    name: str
    value: str
    kind: str
    is_sent: bool


@dataclass(slots=True)
class Form:
    """A form as it stands on the page; the buttons by their text, with what each adds.

    `actions` holds the address of a button that sends the form elsewhere.
    """

    action: str
    method: str
    controls: list[Control] = field(default_factory=list)
    buttons: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the fields."""
        return frozenset(control.name for control in self.controls)

    def options(self, name: str) -> list[str]:
        """Return what a question offers to choose from, in the order of the page."""
        return [
            control.value
            for control in self.controls
            if control.name == name and control.kind in CHOICES
        ]

    def chosen(self, name: str) -> list[str]:
        """Return what a field holds: the ticked options or the text."""
        return [one.value for one in self.controls if one.name == name and one.is_sent]

    def filled(self, values: Values, *, button: str) -> MultiDict[str, str]:
        """Return what is sent after the person has filled in what the page asks for.

        Names that the page does not have are left out: one set of answers serves every page.

        Raises:
            NotOffered: a value is no option of its question.
        """
        asked = self.names & values.keys()
        pairs = [
            (control.name, control.value)
            for control in self.controls
            if control.is_sent and control.name not in asked
        ]
        for name in sorted(asked):
            chosen = values[name]
            for value in (chosen,) if isinstance(chosen, str) else chosen:
                if self.options(name) and value not in self.options(name):
                    raise NotOffered(f"{name} offers {self.options(name)}, not {value!r}")
                pairs.append((name, value))
        pressed = self.buttons[button]
        return MultiDict([*pairs, pressed] if pressed else pairs)


class _Reader(HTMLParser):
    """Collects forms; the checked client has already proved that the page is valid."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._text: list[str] | None = None
        self._pressed: tuple[str, str] | None = None
        self._action = ""
        self._select = ""
        self._area: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").upper()))
        elif tag == "button":
            self._text = []
            self._action = given.get("formaction", "")
            self._pressed = (given["name"], given.get("value", "")) if "name" in given else None
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select:
            self._add(self._select, given.get("value", ""), "option", "selected" in given)
        elif tag == "textarea":
            self._area = (given["name"], [])
        elif tag == "input" and "name" in given:
            kind = given.get("type", "text")
            is_sent = kind not in CHOICES or "checked" in given
            self._add(given["name"], given.get("value", ""), kind, is_sent)

    def handle_endtag(self, tag: str) -> None:
        if tag == "button" and self._text is not None:
            name = "".join(self._text).strip()
            self.forms[-1].buttons[name] = self._pressed
            if self._action:
                self.forms[-1].actions[name] = self._action
            self._text = None
        elif tag == "select":
            self._select = ""
        elif tag == "textarea" and self._area is not None:
            name, texts = self._area
            # The first line break belongs to the markup.
            self._add(name, "".join(texts).removeprefix("\n"), "textarea", is_sent=True)
            self._area = None

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)
        if self._area is not None:
            self._area[1].append(data)

    def _add(self, name: str, value: str, kind: str, is_sent: object) -> None:
        self.forms[-1].controls.append(Control(name, value, kind, bool(is_sent)))


def find_form(response: TestResponse, *, button: str) -> Form:
    """Return the form of the page with this button.

    Raises:
        NotOffered: no form has it.
    """
    reader = _Reader()
    reader.feed(response.text)
    for form in reader.forms:
        if button in form.buttons:
            form.action = form.action or _address(response)
            return form
    raise NotOffered(f"{response.request.path} has no button {button!r}")


def button_words(response: TestResponse, *, beginning: str) -> str:
    """Return the whole words of the first button that begins so, those for screen readers too."""
    found = re.search(rf"<button[^>]*>({beginning}.*?)</button>", response.text, re.DOTALL)
    assert found is not None, f"no button {beginning!r}"
    return " ".join(re.sub("<[^>]*>", "", found[1]).split())


def press(
    client: FlaskClient, response: TestResponse, button: str, values: Values | None = None
) -> TestResponse:
    """Fill in the form of a page, press its button and return the answer, a redirect as such."""
    form = find_form(response, button=button)
    filled = form.filled(values or {}, button=button)
    if form.method == "GET":
        return client.get(form.action.partition("?")[0], query_string=filled)
    return client.post(form.actions.get(button, form.action), data=filled)


def _address(response: TestResponse) -> str:
    query = response.request.query_string.decode()
    return f"{response.request.path}?{query}" if query else response.request.path
