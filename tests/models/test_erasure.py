"""The proof of an erasure: a hash and a moment, each hash once."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.models.erasure import Erasure
from tests.factories.own_account import NOW


def add(session, **changes):
    session.add(Erasure(**({"erased_hash": "a" * 64, "erased_at": NOW} | changes)))
    session.flush()


def test_holds_nothing_of_a_person(session):
    add(session)

    row = session.execute(sa.text("SELECT * FROM erasure")).mappings().one()

    assert set(row) == {"account_hash", "erased_at"}


def test_an_account_is_erased_once(session):
    add(session)
    session.expunge_all()

    with pytest.raises(IntegrityError):
        add(session)


def test_none_without_its_moment(session):
    with pytest.raises(IntegrityError):
        add(session, erased_at=None)
