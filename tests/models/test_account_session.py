"""Sign-ins are rows that end with their account."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.account_session import AccountSession
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.directory import NOW


def row(account_id: str, /, **fields: object) -> dict[str, object]:
    return {
        "id": "s",
        "token_hash": "a" * 64,
        "account_id": account_id,
        "device": "Firefox",
        "signed_in_at": NOW,
        "expires_at": NOW + timedelta(hours=1),
        "awaits_second_factor": False,
        **fields,
    }


class TestAccountSession:
    def test_ends_with_its_account(self, session: Session):
        made = make_account(session)
        store_sign_in(session, made)

        session.execute(sa.delete(Account).where(Account.id == made.id))

        assert session.scalars(sa.select(AccountSession)).all() == []

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"token_hash": "token"}, "token_hash_is_sha256"),
            ({"expires_at": NOW}, "expires_after_sign_in"),
            ({"account_id": "x" * 32}, "(?i)foreign key"),
        ],
    )
    def test_the_database_refuses_what_breaks_a_rule(
        self, session: Session, fields: dict[str, object], rule: str
    ):
        made = make_account(session)

        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.execute(sa.insert(AccountSession).values(row(made.id, **fields)))

    def test_a_token_opens_one(self, session: Session):
        made = make_account(session)
        session.execute(sa.insert(AccountSession).values(row(made.id)))

        with pytest.raises(sa.exc.IntegrityError, match="token_hash"):
            session.execute(sa.insert(AccountSession).values(row(made.id, id="t")))
