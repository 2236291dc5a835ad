"""Robin's fixed sentences, as written or in plain language."""

from flask import Flask

from portal.web import content
from portal.web.plain_language import say


def phrase(key: str, **values: object) -> str:
    """Return a sentence of Robin with the given values in its places.

    Without values its braces stay: they are amounts, filled with the law of the day.

    Raises:
        KeyError: there is no such sentence, or a place has no value.
    """
    text = say(content.current().catalogue.phrases[key])
    return text.format(**values) if values else text


def register(app: Flask) -> None:
    """Make the sentences known to the templates.

    As a function: Jinja computes a filter on a constant once, when it compiles the template.
    """
    app.jinja_env.globals["phrase"] = phrase
