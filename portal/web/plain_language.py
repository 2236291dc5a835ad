"""The switch „Einfache Sprache“: kept in the session, without an account."""

from flask import Flask, has_request_context, request, session

from portal.values.wording import Wording

NAME = "einfach"
BUTTON, PLAIN, USUAL = "sprache", "einfach", "normal"
"""Name and values of the button that switches plain language on and off."""


def is_on() -> bool:
    """Say whether this person asked for plain language."""
    return has_request_context() and bool(session.get(NAME))


def other() -> str:
    """Return the value of the button: the words that this person does not read."""
    return USUAL if is_on() else PLAIN


def switch_as_asked() -> bool:
    """Switch as the button of the form that was sent asks for; say whether it was pressed."""
    asked = request.form.get(BUTTON)
    if asked is not None:
        switch(to_plain=asked == PLAIN)
    return asked is not None


def switch(*, to_plain: bool) -> None:
    """Switch plain language on or off for this session."""
    if to_plain:
        session[NAME] = True
    else:
        session.pop(NAME, None)


def say(wording: Wording) -> str:
    """Return the text, or its plain twin where plain language is on."""
    return wording.plain if is_on() else wording.text


def register(app: Flask) -> None:
    """Make filter and state known to the templates."""
    app.jinja_env.filters["say"] = say
    app.jinja_env.globals["is_plain"] = is_on
    app.jinja_env.globals["other_words"] = other
