"""`flask keys encrypt-anew` says what it did, and when no key may go."""

import sqlalchemy as sa

from portal.models.saved_result import SavedResult
from portal.web.extensions import db
from tests.factories.accounts import make_account
from tests.factories.results import keep_result


def test_encrypts_everything_anew_and_again(app):
    keep_result(app, make_account(app))
    runner = app.test_cli_runner()
    with app.app_context(), db.engine.connect() as connection:
        before = connection.scalar(sa.select(SavedResult.snapshot))

    for _ in range(2):
        done = runner.invoke(args=["keys", "encrypt-anew"])
        assert done.exit_code == 0
        assert "saved_result: 1 encrypted anew, 0 unreadable" in done.output

    with app.app_context(), db.engine.connect() as connection:
        assert connection.scalar(sa.select(SavedResult.snapshot)) != before


def test_says_when_something_can_be_read_with_no_key(app):
    keep_result(app, make_account(app))
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(sa.update(SavedResult).values(label=b"damaged"))

    done = app.test_cli_runner().invoke(args=["keys", "encrypt-anew"])

    assert done.exit_code == 1
    assert "saved_result: 0 encrypted anew, 1 unreadable" in done.output
    assert "Keep all keys" in done.output
