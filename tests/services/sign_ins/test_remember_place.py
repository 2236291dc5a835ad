"""A place is remembered by a keyed hash, once, with its last sign-in."""

from datetime import timedelta

import sqlalchemy as sa

from portal.models.known_place import KnownPlace
from portal.services.sign_ins.remember_place import remember_place
from tests.factories.accounts import make_account
from tests.models.records import NOW

HOME = "192.0.2.7"


def remember(session, account, **changes):
    plain = {"account_key": account.email, "place": HOME, "secret": "s", "now": NOW}
    remember_place(session, account_id=account.id, **(plain | changes))


def stored(session):
    return session.scalars(sa.select(KnownPlace).order_by(KnownPlace.place_hash)).all()


def test_again_is_the_same_place_with_a_later_time(session):
    account = make_account(session)
    remember(session, account)

    remember(session, account, now=NOW + timedelta(days=1))

    (place,) = stored(session)
    assert (place.account_id, place.signed_in_at) == (account.id, NOW + timedelta(days=1))


def test_two_accounts_at_one_place_share_no_hash(session):
    one, other = make_account(session), make_account(session, email="max@example.org")

    remember(session, one)
    remember(session, other)

    assert len({place.place_hash for place in stored(session)}) == 2


def test_16_2_5_the_address_cannot_be_read(session):
    remember(session, make_account(session))

    rows = session.execute(sa.text("SELECT * FROM known_place")).all()
    assert HOME not in str(rows)
    assert "erika" not in str(rows)
