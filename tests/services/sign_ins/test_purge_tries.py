"""Failures go once they have faded, places once they are known no more."""

from datetime import timedelta

import sqlalchemy as sa

from portal.domain.accounts.terms import KNOWN_PLACE
from portal.domain.accounts.throttling import FORGOTTEN_AFTER
from portal.models.known_place import KnownPlace
from portal.models.sign_in_failure import SignInFailure
from portal.services.sign_ins.purge_tries import purge_tries
from tests.factories.accounts import make_account
from tests.models.records import NOW

SECOND = timedelta(seconds=1)
AGES = (-SECOND, timedelta(0), SECOND)


def test_deletes_what_counts_no_more_and_nothing_else_however_often(session):
    account = make_account(session)
    for name, age in zip("abc", AGES, strict=True):
        session.add_all(
            (
                SignInFailure(
                    place_hash=name, count=27, last_failed_at=NOW - FORGOTTEN_AFTER - age
                ),
                KnownPlace(
                    account_id=account.id, place_hash=name, signed_in_at=NOW - KNOWN_PLACE - age
                ),
            )
        )
    session.flush()

    for _ in range(2):
        purge_tries(session, now=NOW)

        assert session.scalars(sa.select(SignInFailure.place_hash)).all() == ["a"]
        assert session.scalars(sa.select(KnownPlace.place_hash)).all() == ["a"]
