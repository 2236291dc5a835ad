"""Throw-away views on the real app, for what holds on every page."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from portal.web.access import public

AddView = Callable[..., None]


@pytest.fixture
def add_view(app: Flask) -> AddView:
    """Return a function that adds a view to the app before its first request."""

    def add(
        path: str,
        view: Callable[..., Any],
        *,
        methods: tuple[str, ...] = ("GET",),
        mark: Callable[..., Any] = public,
    ) -> None:
        def throw_away() -> Any:
            return view()

        app.add_url_rule(
            path, endpoint=path.strip("/"), view_func=mark(throw_away), methods=[*methods]
        )

    return add
