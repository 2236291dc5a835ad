"""What the database itself refuses of security events."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, StatementError

from portal.models.account import Account
from portal.models.security_event import SecurityEvent
from tests.factories.accounts import make_account
from tests.factories.own_account import NOW


def add(session, account_id, **changes):
    plain = {"kind": "signed_in", "device": "", "happened_at": NOW}
    session.add(SecurityEvent(account_id=account_id, **(plain | changes)))
    session.flush()


def test_none_without_its_account(session):
    with pytest.raises(IntegrityError):
        add(session, "f" * 32)


@pytest.mark.parametrize("name", ["kind", "device", "happened_at"])
def test_none_is_incomplete(session, name):
    account_id = make_account(session).id

    with pytest.raises(IntegrityError):
        add(session, account_id, **{name: None})


def test_none_at_a_moment_without_time_zone(session):
    account_id = make_account(session).id

    with pytest.raises(StatementError):
        add(session, account_id, happened_at=NOW.replace(tzinfo=None))


def test_goes_with_its_account(session):
    account_id = make_account(session).id
    add(session, account_id)

    session.execute(sa.delete(Account).where(Account.id == account_id))

    assert session.scalar(sa.select(sa.func.count()).select_from(SecurityEvent)) == 0
