"""A place is known to an account once, and goes with it."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.known_place import KnownPlace
from tests.factories.accounts import make_account
from tests.models.records import NOW

PLACE = "b" * 64


def row(account_id: str) -> dict[str, object]:
    return {"account_id": account_id, "place_hash": PLACE, "signed_in_at": NOW}


class TestKnownPlace:
    def test_is_found_by_account_and_hash(self, session: Session):
        account = make_account(session)
        session.add(KnownPlace(**row(account.id)))
        session.flush()
        session.expire_all()

        assert session.get_one(KnownPlace, (account.id, PLACE)).signed_in_at == NOW

    def test_is_stored_once_for_each_account(self, session: Session):
        one, other = make_account(session), make_account(session, email="max@example.org")
        session.execute(sa.insert(KnownPlace).values([row(one.id), row(other.id)]))

        with pytest.raises(sa.exc.IntegrityError):
            session.execute(sa.insert(KnownPlace).values(row(one.id)))

    def test_belongs_to_an_account_that_exists(self, engine: sa.Engine):
        with engine.connect() as connection, pytest.raises(sa.exc.IntegrityError):
            connection.execute(sa.insert(KnownPlace).values(row("c" * 32)))

    def test_a22_goes_with_its_account(self, engine: sa.Engine):
        with Session(engine) as session:
            account = make_account(session)
            session.add(KnownPlace(**row(account.id)))
            session.flush()

            session.execute(sa.delete(Account))

            assert session.scalars(sa.select(KnownPlace)).all() == []
