"""The password is asked for once more: right, wrong, none, and too often."""

import pytest

from portal.models.account import Account
from portal.values.errors import NotFound
from portal.web.extensions import db
from portal.web.own_password import (
    MOST_ATTEMPTS,
    NEEDED,
    WRONG,
    PasswordRefused,
    confirm_password,
)
from tests.factories.accounts import make_account
from tests.factories.own_account import NOW
from tests.support.statements import rows_of


@pytest.fixture
def account(app, freeze):
    freeze(NOW)
    return make_account(app)


@pytest.fixture
def ask(app, account):
    def ask(typed, account_id=account.id):
        with app.test_request_context():
            return confirm_password(account_id=account_id, typed=typed)

    return ask


def refused(ask, typed):
    with pytest.raises(PasswordRefused) as found:
        ask(typed)
    return found.value


def test_the_right_one_gives_the_hash_to_which_it_belongs(app, account, ask):
    encoded = ask(account.password)

    with app.app_context():
        assert encoded == db.session.get_one(Account, account.id).password_hash


def test_in_another_unicode_spelling_it_is_the_same(app, ask):
    composed, decomposed = "Schöne-Bäume-1", "Scho\u0308ne-Ba\u0308ume-1"
    other = make_account(app, email="other@example.org", password=composed)

    assert ask(decomposed, account_id=other.id)


def test_a_wrong_one_is_refused(ask):
    error = refused(ask, "falsch")

    assert (error.sentence, error.status, error.seconds) == (WRONG, 422, 0)


def test_none_is_refused_and_does_not_count(app, ask):
    assert refused(ask, "").sentence == NEEDED
    with app.app_context():
        assert rows_of(db.engine)["attempt"] == []


def test_after_ten_attempts_even_the_right_one_has_to_wait(account, ask):
    for _ in range(MOST_ATTEMPTS):
        refused(ask, "falsch")

    error = refused(ask, account.password)

    assert (error.status, error.seconds) == (429, 600)
    assert "10 Minuten" in error.sentence


def test_somebody_else_does_not_have_to_wait(app, ask):
    for _ in range(MOST_ATTEMPTS + 1):
        refused(ask, "falsch")
    other = make_account(app, email="other@example.org")

    assert ask(other.password, account_id=other.id)


def test_a_megabyte_is_refused_before_it_is_hashed(ask):
    assert refused(ask, "x" * 1_000_000).sentence == WRONG


def test_an_erased_account_is_not_found(ask):
    with pytest.raises(NotFound):
        ask("x", account_id="f" * 32)
