"""What requires a permission opens to those who have it, and leads all others on."""

from functools import partial

import pytest
from flask import Flask

from portal.domain.access.permission import Permission
from portal.domain.accounts.roles import Role
from portal.web.access import requires, signed_in
from tests.factories.accounts import TOTP_BASE32, make_account, sign_in
from tests.factories.directory import NOW
from tests.support.checked_client import CheckedClient
from tests.support.htmx import headers_for
from tests.web.conftest import AddView

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
BOTH = ("GET", "POST")


@pytest.fixture(autouse=True)
def _stopped(freeze):
    freeze(NOW)


@pytest.fixture
def done(app: Flask, add_view: AddView) -> list[str]:
    """Add three views and return what they did."""
    app.config["WTF_CSRF_ENABLED"] = False
    found: list[str] = []

    def view(name: str):
        found.append(name)
        return signed_in().email, PLAIN

    for name, mark in (
        ("own", requires(Permission.ACCOUNT_USE)),
        ("results", requires(Permission.RESULTS_KEEP)),
        ("operations", requires(Permission.OPERATIONS_SEE)),
        ("set-up", requires(Permission.ACCOUNT_USE, without_second_factor=True)),
    ):
        add_view(f"/{name}", partial(view, name), methods=BOTH, mark=mark)
    return found


class TestSignedOut:
    def test_is_led_to_the_sign_in_and_back_again(self, client: CheckedClient, done: list[str]):
        answer = client.get("/own")

        assert (answer.status_code, answer.location) == (303, "/anmelden?weiter=/own")
        assert done == []

    def test_a_form_that_was_sent_leads_back_to_its_page_and_is_not_sent_again(
        self, client: CheckedClient, done: list[str]
    ):
        answer = client.post("/own")

        assert answer.location == "/anmelden?weiter=/own&hinweis=nicht-gesendet"
        assert done == []

    def test_a_fragment_becomes_a_whole_page(self, client: CheckedClient, done: list[str]):
        answer = client.get("/own", headers=headers_for(target="results"))

        assert answer.status_code == 204
        assert answer.headers["HX-Redirect"] == "/anmelden?weiter=/own"
        assert done == []

    def test_what_htmx_says_opens_nothing(self, client: CheckedClient, done: list[str]):
        for method in ("get", "post"):
            answer = getattr(client, method)("/own", headers={"HX-Request": "true"})
            assert answer.status_code == 204

        assert done == []


class TestSignedIn:
    def test_opens_what_the_role_may(self, app: Flask, client: CheckedClient, done: list[str]):
        made = make_account(app)
        sign_in(client, app, made)

        assert client.get("/own").text == made.email
        assert client.post("/results").text == made.email
        assert done == ["own", "results"]

    def test_nothing_that_another_role_may(
        self, app: Flask, client: CheckedClient, done: list[str]
    ):
        sign_in(client, app, make_account(app))

        assert client.get("/operations").status_code == 403
        assert client.post("/operations").status_code == 403
        assert done == []

    def test_an_admin_opens_the_operations_and_no_results(
        self, app: Flask, client: CheckedClient, done: list[str]
    ):
        sign_in(client, app, make_account(app, role=Role.ADMIN, totp_secret=TOTP_BASE32))

        assert client.get("/operations").status_code == 200
        assert client.get("/results").status_code == 403
        assert done == ["operations"]


class TestSecondFactor:
    def test_whoever_owes_a_code_is_led_to_its_page(
        self, app: Flask, client: CheckedClient, done: list[str]
    ):
        made = make_account(app, totp_secret=TOTP_BASE32)
        sign_in(client, app, made, awaits_second_factor=True)

        for path in ("/own", "/set-up"):
            assert client.get(path).location == f"/anmelden/code?weiter={path}"
        assert done == []

    def test_an_admin_without_one_sets_it_up_and_does_nothing_else(
        self, app: Flask, client: CheckedClient, done: list[str]
    ):
        sign_in(client, app, make_account(app, role=Role.ADMIN))

        assert client.get("/operations").location == "/mein-konto/zweiter-faktor"
        assert client.get("/own").location == "/mein-konto/zweiter-faktor"
        assert client.get("/set-up").status_code == 200
        assert done == ["set-up"]


class TestSignedInFunction:
    def test_is_an_error_where_nobody_is(self, app: Flask):
        with app.test_request_context(), pytest.raises(LookupError):
            signed_in()
