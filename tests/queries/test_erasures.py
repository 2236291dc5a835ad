from datetime import timedelta

import sqlalchemy as sa

from portal.models.erasure import Erasure
from portal.models.review import Review
from portal.queries import erasures
from tests.factories.accounts import make_account
from tests.models.records import NOW, make_review, store_facility


def test_what_was_erased_in_the_order_of_time(session):
    session.add(Erasure(erased_hash="b", erased_at=NOW))
    session.add(Erasure(erased_hash="a", erased_at=NOW + timedelta(days=1)))
    session.flush()

    assert erasures.list_erasures(session) == (("b", NOW), ("a", NOW + timedelta(days=1)))
    assert erasures.list_known(session, hashes=("a", "c")) == {"a"}


def test_every_account(session):
    made = make_account(session)

    assert erasures.list_account_ids(session) == (made.id,)


def test_every_review(session):
    session.add(make_review(facility_id=store_facility(session).id))
    session.flush()

    assert erasures.list_review_ids(session) == (session.scalar(sa.select(Review.id)),)
