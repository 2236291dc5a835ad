"""The addresses that pages link to, built straight from the routes."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from flask import Flask
from werkzeug.routing import BuildError, Rule

OF_CONTENT = "slug"
"""The one name whose texts are all ours and few; links with it are worked out once."""
PROBES = (1_234_567_890, 987_654_321)
IN_QUERY = "!$'()*,/:;?@"
"""Signs that routes leave as they are in a query."""
SEVERAL = (list, tuple)
KEPT_WORDS = 512
"""Names and values in queries that are kept as they are written there."""


class Links:
    """Gives the path of an endpoint to templates, under the name of Flask's `url_for`.

    A page has dozens of links. Flask's function asks the request each time how it was reached;
    our paths do not depend on that. Paths without values, and of content, are worked out once;
    those with one number are put together around it, and queries behind a path that is known.
    """

    def __init__(self, app: Flask) -> None:
        self._map = app.url_map
        self._rules: dict[tuple[str, ...], Rule] = {}
        self._fixed: dict[tuple[str, str], str] = {}
        self._around: dict[tuple[str, str], tuple[str, str] | None] = {}

    def __call__(self, endpoint: str, **values: Any) -> str:
        """Return the path; values without a place in it become the query, None is left out.

        Raises:
            BuildError: there is no such endpoint, these values do not lead to it, or one is an
                option of Flask's function (`_anchor`, `_external`), which means nothing here.
        """
        if not values:
            return self._fixed.get((endpoint, "")) or self._keep(endpoint, "", values)
        if len(values) == 1:
            ((name, value),) = values.items()
            if name == OF_CONTENT:
                return self._fixed.get((endpoint, value)) or self._keep(endpoint, value, values)
            if type(value) is int:
                return self._with_number(endpoint, name, value)
        return self._build(endpoint, values)

    def _keep(self, endpoint: str, slug: str, values: Mapping[str, Any]) -> str:
        path = self._fixed[endpoint, slug] = self._build(endpoint, values)
        return path

    def _with_number(self, endpoint: str, name: str, value: int) -> str:
        if (endpoint, name) not in self._around:
            self._around[endpoint, name] = self._text_around(endpoint, name)
        around = self._around[endpoint, name]
        return f"{around[0]}{value}{around[1]}" if around else self._build(endpoint, {name: value})

    def _text_around(self, endpoint: str, name: str) -> tuple[str, str] | None:
        """Return what stands before and after any number; None if it is not always the same."""
        parts = {self._build(endpoint, {name: probe}).partition(str(probe)) for probe in PROBES}
        around = {(before, after) for before, number, after in parts if number}
        return around.pop() if len(around) == 1 else None

    def _build(self, endpoint: str, values: Mapping[str, Any]) -> str:
        given = {name: value for name, value in values.items() if value is not None}
        rule = self._rules.get((endpoint, *given)) or self._find(endpoint, given)
        if given and not rule.arguments:
            return f"{self(endpoint)}?{query_text(given)}"
        built = rule.build(given)
        if built is None:
            raise BuildError(endpoint, given, None)
        return built[1]

    def _find(self, endpoint: str, values: Mapping[str, Any]) -> Rule:
        """Return the rule for values of these names and remember it."""
        if any(name.startswith("_") for name in values):
            raise BuildError(endpoint, values, None)
        try:
            rules = tuple(self._map.iter_rules(endpoint))
        except KeyError:
            raise BuildError(endpoint, values, None) from None
        for rule in rules:
            if rule.suitable_for(values):
                self._rules[endpoint, *values] = rule
                return rule
        raise BuildError(endpoint, values, None)


def query_text(values: Mapping[str, Any]) -> str:
    """Return what stands behind the question mark; of several values each, None is left out."""
    pairs: list[str] = []
    for name, value in values.items():
        several = value if isinstance(value, SEVERAL) else (value,)
        pairs += [f"{_quoted(name)}={_quoted(str(one))}" for one in several if one is not None]
    return "&".join(pairs)


@lru_cache(maxsize=KEPT_WORDS)
def _quoted(text: str) -> str:
    # A page writes the place that was searched for into each of its links.
    return quote_plus(text, safe=IN_QUERY)


def register(app: Flask) -> None:
    """Let templates build links."""
    app.jinja_env.globals["url_for"] = Links(app)
