"""Accounts: one for an address, with an id that nobody guesses."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from tests.factories.accounts import make_account
from tests.factories.directory import NOW


class TestAccount:
    def test_keeps_who_it_is(self, session: Session):
        made = make_account(session, first_name="Jörg", last_name="Groß", phone="030 1")
        session.expunge_all()

        found = session.get_one(Account, made.id)

        assert (found.first_name, found.last_name, found.phone) == ("Jörg", "Groß", "030 1")
        assert found.activated_at is not None
        assert found.activated_at.tzinfo is not None

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"role": "owner"}, "role_is_known"),
            ({"id": "1"}, "id_is_random"),
            ({"totp_since": NOW, "totp_secret": None}, "totp_has_secret"),
            ({"password_hash": None}, "password_hash"),
            ({"terms_accepted_at": None}, "terms_accepted_at"),
        ],
    )
    def test_the_database_refuses_what_breaks_a_rule(
        self, session: Session, fields: dict[str, object], rule: str
    ):
        make_account(session)

        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.execute(sa.update(Account).values(**fields))

    def test_an_address_has_one_account(self, session: Session):
        make_account(session)

        with pytest.raises(sa.exc.IntegrityError, match="email_key"):
            make_account(session)
