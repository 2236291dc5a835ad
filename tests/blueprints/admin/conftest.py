"""Browsers of admins, and of those who are none."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.domain.accounts.roles import Role
from tests.factories import robin
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.forms import find_form
from tests.support.checked_client import CheckedClient

MakeAdmin = Callable[[CheckedClient, str], CheckedClient]


@pytest.fixture
def make_admin(app: Flask) -> MakeAdmin:
    """Return a function that signs a browser in as an admin of this name, with both factors."""

    def make(client: CheckedClient, name: str) -> CheckedClient:
        account = make_account(
            app,
            email=f"{name.casefold()}@example.org",
            role=Role.ADMIN,
            totp_secret=TOTP_BASE32,
            first_name=name,
            last_name="Amt",
        )
        sign_in(client, app, account)
        return client

    return make


@pytest.fixture
def admin(make_admin: MakeAdmin, client: CheckedClient) -> CheckedClient:
    """Return the browser of Vera Amt."""
    return make_admin(client, "Vera")


@pytest.fixture
def other_admin(make_admin: MakeAdmin, other_client: CheckedClient) -> CheckedClient:
    """Return the browser of Olaf Amt, who works at the same time."""
    return make_admin(other_client, "Olaf")


@pytest.fixture
def refused(app: Flask) -> Callable[..., list[int]]:
    """Return a function that gives the status of each request of somebody with this role.

    Each is a path to be read, or a path with what is sent to it.
    """

    def ask(client: FlaskClient, role: Role, *paths: str | tuple[str, dict[str, str]]) -> list[int]:
        sign_in(client, app, make_account(app, email=f"{role}@example.org", role=role))
        form = find_form(client.get(robin.START), button=robin.GO)
        token = form.filled({}, button=robin.GO)["csrf_token"]
        answers = [
            client.get(one)
            if isinstance(one, str)
            else client.post(one[0], data={**one[1], "csrf_token": token})
            for one in paths
        ]
        return [answer.status_code for answer in answers]

    return ask
