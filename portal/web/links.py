"""The addresses that pages link to, built straight from the routes."""

from typing import Any

from flask import Flask
from werkzeug.routing import BuildError, Rule


class Links:
    """Gives the path of an endpoint to templates, under the name of Flask's `url_for`.

    A page has dozens of links. Flask's function asks the request each time how it was reached;
    our paths do not depend on that.
    """

    def __init__(self, app: Flask) -> None:
        self._map = app.url_map
        self._rules: dict[tuple[str, ...], Rule] = {}

    def __call__(self, endpoint: str, **values: Any) -> str:
        """Return the path; values without a place in it become the query, None is left out.

        Raises:
            BuildError: there is no such endpoint, or these values do not lead to it.
        """
        given = {name: value for name, value in values.items() if value is not None}
        rule = self._rules.get((endpoint, *given)) or self._find(endpoint, given)
        built = rule.build(given)
        if built is None:
            raise BuildError(endpoint, given, None)
        return built[1]

    def _find(self, endpoint: str, values: dict[str, Any]) -> Rule:
        """Return the rule for values of these names and remember it."""
        try:
            rules = tuple(self._map.iter_rules(endpoint))
        except KeyError:
            raise BuildError(endpoint, values, None) from None
        for rule in rules:
            if rule.suitable_for(values):
                self._rules[endpoint, *values] = rule
                return rule
        raise BuildError(endpoint, values, None)


def register(app: Flask) -> None:
    """Let templates build links."""
    app.jinja_env.globals["url_for"] = Links(app)
