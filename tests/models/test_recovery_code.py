"""What the database itself refuses of recovery codes."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.models.account import Account
from portal.models.recovery_code import RecoveryCode
from tests.factories.accounts import make_account


def add(session, account_id, code_hash="a"):
    session.add(RecoveryCode(account_id=account_id, code_hash=code_hash))
    session.flush()


def test_two_accounts_may_have_the_same_hash(session):
    for email in ("a@example.org", "b@example.org"):
        add(session, make_account(session, email=email).id)

    assert session.scalar(sa.select(sa.func.count()).select_from(RecoveryCode)) == 2


def test_one_account_has_a_code_once(session):
    account_id = make_account(session).id
    add(session, account_id)
    session.expunge_all()

    with pytest.raises(IntegrityError):
        add(session, account_id)


def test_none_without_its_account(session):
    with pytest.raises(IntegrityError):
        add(session, "f" * 32)


def test_goes_with_its_account(session):
    account_id = make_account(session).id
    add(session, account_id)

    session.execute(sa.delete(Account).where(Account.id == account_id))

    assert session.scalar(sa.select(sa.func.count()).select_from(RecoveryCode)) == 0
