"""The database is prepared for many readers and one fair writer; the schema is the models'."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask, g, session
from flask_wtf.csrf import CSRFError, validate_csrf
from itsdangerous import URLSafeTimedSerializer

from portal.models import registry
from portal.models.base import Base
from portal.web.extensions import csrf, csrf_token, db, turn_to_writing

RAW = "a" * 40


class TestSqlite:
    @pytest.mark.parametrize(
        ("pragma", "value"),
        [
            ("journal_mode", "wal"),
            ("synchronous", 1),
            ("foreign_keys", 1),
            ("busy_timeout", 5_000),
            ("secure_delete", 1),
        ],
    )
    def test_every_connection_is_prepared(self, app: Flask, pragma: str, value: object):
        with app.app_context(), db.engine.connect() as connection:
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value

    @pytest.mark.parametrize(
        ("options", "begin"), [({}, "BEGIN DEFERRED"), ({"writes": True}, "BEGIN IMMEDIATE")]
    )
    def test_only_a_write_takes_its_lock_at_the_start(
        self, app: Flask, options: dict[str, bool], begin: str
    ):
        seen: list[str] = []
        with app.app_context(), db.engine.connect() as connection:
            driver = connection.connection.driver_connection
            driver.set_trace_callback(seen.append)

            connection.execution_options(**options).execute(sa.text("SELECT 1"))

            driver.set_trace_callback(None)
        assert seen[0] == begin

    def test_a_read_can_turn_to_writing(self, app: Flask):
        seen: list[str] = []
        with app.app_context(), db.engine.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
            driver = connection.connection.driver_connection
            driver.set_trace_callback(seen.append)

            turn_to_writing(connection)

            driver.set_trace_callback(None)
            assert seen == ["ROLLBACK", "BEGIN IMMEDIATE"]
            assert driver.in_transaction

    def test_a_failed_transaction_leaves_nothing(self, app: Flask):
        def fail() -> None:
            with db.engine.begin() as connection:
                connection.exec_driver_sql("CREATE TABLE probe (a INTEGER)")
                raise KeyError

        with app.app_context():
            with pytest.raises(KeyError):
                fail()

            assert not sa.inspect(db.engine).has_table("probe")


def test_the_migrated_schema_is_that_of_the_models(
    make_app: Callable[..., Flask], database_url: str
):
    app = make_app(database_url=database_url)

    assert registry.ALL
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: registry.is_compared(name=name, kind=kind),
            },
        )
        assert compare_metadata(context, Base.metadata) == []


def test_a_post_without_token_is_refused(app: Flask):
    assert app.test_client().post("/digitale-beratung/").status_code == 400


class TestFormTokens:
    """The token of the session passes; all else is judged, and refused, as Flask-WTF does."""

    @pytest.fixture
    def send(self, app: Flask) -> Callable[..., bool]:
        """Return a function that sends a token and says whether it was let pass."""

        def send(token: str, *, raw: str = RAW, name: str = "csrf_token", **sent: Any) -> bool:
            with app.test_request_context(
                "/digitale-beratung/", method="POST", data={name: token}, **sent
            ):
                session["csrf_token"] = raw
                try:
                    csrf.protect(apply_exemptions=True)
                except CSRFError:
                    return False
                return bool(g.csrf_valid)

        return send

    @pytest.fixture
    def token(self, app: Flask) -> str:
        """Return the token of the session."""
        return URLSafeTimedSerializer(str(app.secret_key), salt="wtf-csrf-token").dumps(RAW)

    def test_the_token_of_the_session_passes(self, send: Callable[..., bool], token: str):
        assert send(token)

    def test_it_passes_in_a_header_or_with_a_prefix_too(
        self, send: Callable[..., bool], token: str
    ):
        assert send("", headers={"X-CSRFToken": token})
        assert send(token, name="form-csrf_token")

    @pytest.mark.parametrize("raw", ["b" * 40, ""])
    def test_another_session_refuses_it(self, send: Callable[..., bool], token: str, raw: str):
        assert not send(token, raw=raw)

    @pytest.mark.parametrize("wrong", ["", "x", RAW, "ä", "a.b.c"])
    def test_what_is_no_token_is_refused(self, send: Callable[..., bool], wrong: str):
        assert not send(wrong)

    def test_what_was_signed_for_something_else_is_refused(
        self, app: Flask, send: Callable[..., bool]
    ):
        assert not send(URLSafeTimedSerializer(str(app.secret_key), salt="other").dumps(RAW))

    def test_one_that_is_too_old_is_refused(
        self, app: Flask, send: Callable[..., bool], token: str
    ):
        app.config["WTF_CSRF_TIME_LIMIT"] = -1

        assert not send(token)


class TestCsrfToken:
    def test_all_forms_of_an_answer_have_the_one_token(self, app: Flask):
        with app.test_request_context():
            first = csrf_token()

            assert csrf_token() == first == app.jinja_env.globals["csrf_token"]()
            validate_csrf(first)

    def test_another_answer_has_another_token(self, app: Flask):
        tokens = set()
        for _ in range(2):
            with app.test_request_context():
                tokens.add(csrf_token())

        assert len(tokens) == 2


def test_a_token_signed_by_us_is_one_that_flask_wtf_takes(app: Flask):
    with app.test_request_context():
        first = csrf_token()  # Flask-WTF makes the secret of the session with it
        g.pop("csrf_token")

        token = csrf_token()

        validate_csrf(token)
        assert csrf_token() is token
        assert token.partition(".")[0] == first.partition(".")[0]
