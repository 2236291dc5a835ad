from datetime import timedelta

from portal.models.erasure import Erasure
from portal.queries import erasures
from tests.factories.accounts import make_account
from tests.models.records import NOW


def test_what_was_erased_in_the_order_of_time(session):
    session.add(Erasure(account_hash="b", erased_at=NOW))
    session.add(Erasure(account_hash="a", erased_at=NOW + timedelta(days=1)))
    session.flush()

    assert erasures.list_erasures(session) == (("b", NOW), ("a", NOW + timedelta(days=1)))
    assert erasures.list_known(session, account_hashes=("a", "c")) == {"a"}


def test_every_account(session):
    made = make_account(session)

    assert erasures.list_account_ids(session) == (made.id,)
