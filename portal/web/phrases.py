"""Robin's fixed sentences, as written or in plain language."""

from flask import Flask

from portal.web import content, kept_results
from portal.web.plain_language import say


def phrase(key: str, **values: object) -> str:
    """Return a sentence of Robin with the given values in its places.

    Without values its braces stay: they are amounts, filled with the law of the day. While a kept
    result is shown it is the sentence of that day; one that did not exist then is today's.

    Raises:
        KeyError: there is no such sentence, or a place has no value.
    """
    kept = kept_results.spoken()
    then = kept.phrases.get(key) if kept else None
    text = say(then or content.current().catalogue.phrases[key])
    return text.format(**values) if values else text


def register(app: Flask) -> None:
    """Make the sentences known to the templates.

    As a function: Jinja computes a filter on a constant once, when it compiles the template.
    """
    app.jinja_env.globals["phrase"] = phrase
