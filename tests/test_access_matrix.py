"""Every route × method × {nobody, seeker, another seeker, provider, admin}: who gets what.

A new route without a row fails.
"""

from collections.abc import Iterator, Mapping

import pytest
from flask import Flask

from portal.domain.access.permission import Permission
from portal.domain.accounts.roles import Role
from portal.web.access import PUBLIC
from portal.web.extensions import db
from tests.factories.accounts import (
    TOTP_BASE32,
    MadeAccount,
    make_account,
    sign_in,
    store_sign_in,
)
from tests.factories.companies import make_company, make_employee
from tests.factories.directory import NOW
from tests.factories.inquiries import store_inquiry
from tests.factories.results import keep_result
from tests.support.access_rows import COMPANY, ROWS
from tests.support.checked_client import CheckedClient
from tests.support.statements import writes_nothing
from tests.test_routes import VALUES

OBJECTS = frozenset({"result_id", "link_id", "session_id", "inquiry_id", "batch_id"})
METHODS = ("GET", "HEAD", "POST")
PLACES = {f"{name}_id": name.upper() for name in ("result", "session", "inquiry", "batch")}
"""Stand for an object that each request gets anew, because one of them deletes it."""
PRINTED = ("pdf", "noch-einmal")
"""Makes a document, which takes its time; the tests of results open it."""
NOTHING_THERE = ("/warteliste/bestaetigen", "/unterschiede", f"/teilen/{'0' * 32}/beenden")
"""A result alone has no older one beside it and no link yet; nobody waits for anything."""
OPEN_WHILE_LOCKED = ("/anbieter/gruppe", "/anbieter/anfragen/mitnehmen")
"""What a locked company may still send; `test_desk_locked` does."""
SET_UP = "/mein-konto/zweiter-faktor"
ERASE = "/mein-konto/loeschen"


@pytest.fixture(autouse=True)
def _prepared(app: Flask, freeze) -> None:
    freeze(NOW)
    app.config["WTF_CSRF_ENABLED"] = False


def requests(
    app: Flask,
    *,
    row: object = None,
    values: Mapping[str, str] | None = None,
    only: frozenset[str] = frozenset(),
) -> Iterator[tuple[str, str]]:
    """Give method and path of every route of a row; of all that are not open without one.

    `values` fill parameters; `only` leaves out routes without any of these.
    """
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        mark = ROWS.get(rule.endpoint, PUBLIC)  # `TestRows` finds a missing one.
        wanted = mark != PUBLIC if row is None else mark == row
        if not wanted or (only and not only & rule.arguments):
            continue
        given = {name: VALUES[name][0] for name in rule.arguments} | {
            name: text for name, text in (values or {}).items() if name in rule.arguments
        }
        for method in METHODS:
            if method in rule.methods:
                yield method, adapter.build(rule.endpoint, given, method=method)


@pytest.fixture
def erika(app: Flask) -> MadeAccount:
    return make_account(app)


def is_sent_away(answer) -> bool:
    return answer.status_code == 303 and str(answer.location).startswith("/anmelden")


class TestRows:
    def test_every_route_has_one_and_no_row_is_left_over(self, app: Flask):
        assert {rule.endpoint for rule in app.url_map.iter_rules()} == ROWS.keys()

    def test_every_view_is_marked_as_its_row_says(self, app: Flask):
        marks = {name: view.__access__ for name, view in app.view_functions.items()}

        assert marks == ROWS


class TestNobody:
    def test_is_led_to_the_sign_in_and_changes_nothing(self, app: Flask, client: CheckedClient):
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            for method, path in requests(app):
                assert is_sent_away(client.open(path, method=method)), (method, path)


class TestSeeker:
    @pytest.mark.parametrize(
        "row", [Permission.OPERATIONS_SEE, Permission.OPERATIONS_RUN, *COMPANY]
    )
    def test_is_refused_what_operates_the_portal_or_a_company(
        self, app: Flask, client: CheckedClient, erika: MadeAccount, row: Permission
    ):
        sign_in(client, app, erika)

        for method, path in requests(app, row=row):
            assert client.open(path, method=method).status_code == 403, (method, path)

    @pytest.mark.parametrize(
        "row",
        [
            Permission.ACCOUNT_USE,
            Permission.RESULTS_KEEP,
            Permission.WAITING_KEEP,
            Permission.INQUIRIES_KEEP,
        ],
    )
    def test_opens_what_is_theirs(
        self, app: Flask, client: CheckedClient, erika: MadeAccount, row: Permission
    ):
        for method, path in requests(app, row=row, values=PLACES):
            if any(word in path for word in PRINTED):
                continue
            sign_in(client, app, erika)
            if any(place in path for place in PLACES.values()):
                made = _objects_of(app, erika)
                for name, place in PLACES.items():
                    path = path.replace(place, made[name])  # noqa: PLW2901 – what it stands for
            answer = client.open(path, method=method)
            expected = {404} if path.endswith(NOTHING_THERE) else {200, 202, 303, 409, 422}
            assert answer.status_code in expected, (method, path, answer.status_code)
            assert not is_sent_away(answer), (method, path)

    def test_reading_changes_no_row(self, app: Flask, client: CheckedClient, erika: MadeAccount):
        values = _objects_of(app, erika)
        sign_in(client, app, erika)
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            for method, path in requests(app, values=values):
                if method != "POST" and not any(word in path for word in PRINTED):
                    for reading in ("GET", "HEAD", "OPTIONS"):
                        client.open(path, method=reading)


def _objects_of(app: Flask, account: MadeAccount) -> dict[str, str]:
    return {
        "result_id": keep_result(app, account),
        "session_id": store_sign_in(app, account),
        **store_inquiry(app, account),
    }


class TestAnotherSeeker:
    def test_finds_nothing_of_somebody_else_and_changes_nothing(
        self, app: Flask, client: CheckedClient, erika: MadeAccount
    ):
        """404 and not 403: even that it exists is nobody's business.

        The dashboard of providers is closed to seekers as a whole.
        """
        theirs = _objects_of(app, erika)
        sign_in(client, app, make_account(app, email="otto@example.org"))
        with app.app_context():
            engine = db.engine

        asked = 0
        with writes_nothing(engine):
            for method, path in requests(app, values=theirs, only=OBJECTS):
                answer = client.open(path, method=method, data={"name": "Meins"})
                expected = 403 if path.startswith("/anbieter/") else 404
                assert answer.status_code == expected, (method, path, answer.status_code)
                asked += 1
        assert asked > 15


class TestMaster:
    @pytest.mark.parametrize("row", COMPANY)
    def test_works_for_their_company(self, app: Flask, client: CheckedClient, row: Permission):
        sign_in(client, app, make_company(app).master)

        for method, path in requests(app, row=row):
            answer = client.open(path, method=method)
            assert answer.status_code in {200, 303, 400, 404, 409, 422}, (method, path)
            assert not is_sent_away(answer), (method, path)

    @pytest.mark.parametrize(
        "row",
        [
            Permission.OPERATIONS_SEE,
            Permission.OPERATIONS_RUN,
            Permission.RESULTS_KEEP,
            Permission.WAITING_KEEP,
            Permission.INQUIRIES_KEEP,
        ],
    )
    def test_is_refused_what_is_others(self, app: Flask, client: CheckedClient, row: Permission):
        sign_in(client, app, make_company(app).master)

        for method, path in requests(app, row=row):
            assert client.open(path, method=method).status_code == 403, (method, path)

    def test_of_a_locked_company_changes_nothing(self, app: Flask, client: CheckedClient):
        made = make_company(app, locked_at=NOW, lock_reason="Prüfung")
        sign_in(client, app, made.master)
        with app.app_context():
            engine = db.engine

        with writes_nothing(engine):
            for row in COMPANY:
                for method, path in requests(app, row=row):
                    if method == "POST" and path not in OPEN_WHILE_LOCKED:
                        assert client.open(path, method=method).status_code == 403, path


class TestEmployee:
    def test_without_rights_opens_nothing_but_the_overview(self, app: Flask, client: CheckedClient):
        sign_in(client, app, make_employee(app, make_company(app)))

        for row in COMPANY:
            for method, path in requests(app, row=row):
                is_open = client.open(path, method=method).status_code != 403
                assert is_open is (row is Permission.COMPANY_SEE), (method, path)


class TestProviderWithoutCompany:
    def test_works_for_nobody(self, app: Flask, client: CheckedClient):
        sign_in(client, app, make_account(app, role=Role.PROVIDER))

        for row in COMPANY:
            for method, path in requests(app, row=row):
                assert client.open(path, method=method).status_code == 403, (method, path)


class TestAdmin:
    def test_keeps_no_results_and_sees_nobodys(
        self, app: Flask, client: CheckedClient, erika: MadeAccount
    ):
        admin = make_account(
            app, email="chefin@example.org", role=Role.ADMIN, totp_secret=TOTP_BASE32
        )
        sign_in(client, app, admin)
        values = _objects_of(app, erika)

        for method, path in requests(app, row=Permission.RESULTS_KEEP, values=values):
            assert client.open(path, method=method).status_code == 403, (method, path)

    @pytest.mark.parametrize("row", [Permission.OPERATIONS_SEE, Permission.OPERATIONS_RUN])
    def test_operates_the_portal(self, app: Flask, client: CheckedClient, row: Permission):
        admin = make_account(app, role=Role.ADMIN, totp_secret=TOTP_BASE32)
        sign_in(client, app, admin)

        for method, path in requests(app, row=row):
            status = client.open(path, method=method).status_code
            assert status in {200, 303, 404, 422}, (method, path)

    def test_does_nothing_before_the_second_factor_is_set_up(
        self, app: Flask, client: CheckedClient
    ):
        sign_in(client, app, make_account(app, role=Role.ADMIN))

        for method, path in requests(app):
            answer = client.open(path, method=method)
            is_led_there = answer.status_code == 303 and answer.location == SET_UP
            assert path in {SET_UP, ERASE} or is_led_there or answer.status_code == 403, path


class TestHalfSignedIn:
    def test_opens_nothing_but_the_page_for_the_code(self, app: Flask, client: CheckedClient):
        made = make_account(app, totp_secret=TOTP_BASE32)
        sign_in(client, app, made, awaits_second_factor=True)

        for method, path in requests(app):
            answer = client.open(path, method=method)
            ways = {f"/anmelden/code?weiter={path}"}
            if method != "GET":  # Not every form is sent to the address of a page.
                ways.add("/anmelden/code")
            assert answer.status_code == 303, (method, path)
            assert answer.location in ways, (method, path)
