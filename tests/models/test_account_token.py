"""Links in mails are rows: hashed, with a purpose and an end."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_token import AccountToken
from tests.factories.accounts import make_account
from tests.factories.directory import NOW


def row(account_id: str, /, **fields: object) -> dict[str, object]:
    return {
        "token_hash": "a" * 64,
        "account_id": account_id,
        "purpose": Purpose.RESET.value,
        "new_email": None,
        "next_path": "",
        "created_at": NOW,
        "expires_at": NOW + timedelta(hours=1),
        "used_at": None,
        **fields,
    }


class TestAccountToken:
    def test_ends_with_its_account(self, session: Session):
        made = make_account(session)
        session.execute(sa.insert(AccountToken).values(row(made.id)))

        session.execute(sa.delete(Account).where(Account.id == made.id))

        assert session.scalars(sa.select(AccountToken)).all() == []

    @pytest.mark.parametrize("purpose", [Purpose.OLD_ADDRESS, Purpose.NEW_ADDRESS])
    def test_takes_an_address_with_the_purposes_that_need_one(
        self, session: Session, purpose: Purpose
    ):
        made = make_account(session)
        values = row(made.id, purpose=purpose.value, new_email="neu@example.org")

        session.execute(sa.insert(AccountToken).values(values))

        assert session.scalars(sa.select(AccountToken.new_email)).one() == "neu@example.org"

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"token_hash": "token"}, "token_hash_is_sha256"),
            ({"expires_at": NOW}, "expires_after_creation"),
            ({"new_email": "neu@example.org"}, "new_email_with_its_purpose"),
            ({"purpose": Purpose.NEW_ADDRESS.value}, "new_email_with_its_purpose"),
        ],
    )
    def test_the_database_refuses_what_breaks_a_rule(
        self, session: Session, fields: dict[str, object], rule: str
    ):
        made = make_account(session)

        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.execute(sa.insert(AccountToken).values(row(made.id, **fields)))
