"""What does not say who may open it is refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest
from flask import Flask

from portal.domain.access.permission import Permission
from portal.domain.accounts.roles import Role
from portal.web import static_files
from portal.web.access import public, signed_in_for, writes
from tests.factories.accounts import make_account, sign_in
from tests.support.checked_client import CheckedClient
from tests.web.conftest import AddView


def unmarked(view: Callable[..., Any]) -> Callable[..., Any]:
    return view


def wrapped(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def around() -> Any:
        return view()

    return around


class TestProtect:
    @pytest.mark.parametrize("mark", [unmarked, writes])
    def test_a_view_without_mark_is_refused(
        self, add_view: AddView, client: CheckedClient, mark: Callable[..., Any]
    ):
        done: list[str] = []
        add_view("/probe", lambda: done.append("x") or "", mark=mark)

        assert client.get("/probe").status_code == 403
        assert client.options("/probe").status_code == 403
        assert done == []

    @pytest.mark.parametrize(
        "mark", [public, lambda view: public(writes(view)), lambda view: wrapped(public(view))]
    )
    def test_a_public_view_is_open(
        self, add_view: AddView, client: CheckedClient, mark: Callable[..., Any]
    ):
        add_view("/probe", lambda: ("ja", {"Content-Type": "text/plain; charset=utf-8"}), mark=mark)

        assert client.get("/probe").text == "ja"

    def test_an_unknown_address_is_unknown_and_not_refused(self, client: CheckedClient):
        assert client.get("/gibt/es/nicht").status_code == 404

    def test_static_files_are_public(self, app: Flask, client: CheckedClient):
        with app.app_context():
            address = static_files.static_url(name="css/core.css")

        assert client.get(address, buffered=True).status_code == 200


class TestSignedInFor:
    @pytest.mark.parametrize(
        "who",
        [(Role.SEEKER, False, True), (Role.SEEKER, True, False), (Role.ADMIN, False, False)],
    )
    def test_is_somebody_only_with_the_permission_and_every_code(
        self, app: Flask, client: CheckedClient, add_view: AddView, who
    ):
        role, awaits, expected = who
        account = make_account(app, role=role)
        sign_in(client, app, account, awaits_second_factor=awaits)
        found = []

        def view() -> Any:
            found.append(signed_in_for(Permission.WATCHLIST_KEEP))
            return "ja", {"Content-Type": "text/plain; charset=utf-8"}

        add_view("/probe", view, mark=public)
        client.get("/probe")

        assert [one is not None for one in found] == [expected]

    def test_is_nobody_without_a_sign_in(self, client: CheckedClient, add_view: AddView):
        found = []

        def view() -> Any:
            found.append(signed_in_for(Permission.ACCOUNT_USE))
            return "ja", {"Content-Type": "text/plain; charset=utf-8"}

        add_view("/probe", view, mark=public)
        client.get("/probe")

        assert found == [None]


class TestMarks:
    def test_change_nothing_else(self):
        def view() -> str:
            return "ja"

        assert public(view) is view
        assert writes(view) is view
        assert view() == "ja"
        assert vars(view) == {"__access__": "public", "__writes__": True}
