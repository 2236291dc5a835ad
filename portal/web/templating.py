"""The environment of the templates."""

from collections.abc import MutableMapping
from typing import Any

from flask import Flask
from flask.templating import Environment
from jinja2 import StrictUndefined

from portal.web import cards


class PlainGlobals(Environment):
    """Gives all templates the same plain dict of globals.

    Jinja's own chain of dicts is searched in Python for each global name at each import of a
    macro, a twentieth of the work for a page.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals of a template; ours have none of their own."""
        return {**self.globals, **d} if d else self.globals


def prepare(app: Flask) -> None:
    """Set the environment up, before anything else uses it."""
    app.jinja_environment = PlainGlobals
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    cards.register(app)
