import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace
from portal.models.waiting_entry import WaitingEntry, WaitingLink, WaitingPerson
from portal.services.waiting.withdraw import withdraw_entry
from tests.factories.accounts import make_account
from tests.services.waiting.conftest import by_account, by_link, entry_id


def ids(session):
    return session.scalars(sa.select(WaitingEntry.id).order_by(WaitingEntry.id)).all()


def test_x04_one_entry_goes_and_twice_is_once(session, confirmed):
    confirmed()
    confirmed(number=2, kind=KindOfPlace.TAGESPFLEGE)

    left = [withdraw_entry(session, holder=by_link(), entry_id=entry_id(1)) for _ in range(2)]

    assert left == [1, 1]
    assert ids(session) == [entry_id(2)]


def test_with_the_last_one_goes_the_person(session, confirmed):
    confirmed()

    assert withdraw_entry(session, holder=by_link(), entry_id=entry_id(1)) == 0

    assert session.scalars(sa.select(WaitingPerson)).all() == []
    assert session.scalars(sa.select(WaitingLink)).all() == []


def test_somebody_elses_entry_stays(session, confirmed):
    confirmed()
    confirmed(number=2, email="otto@example.org")

    withdraw_entry(session, holder=by_link(2), entry_id=entry_id(1))

    assert ids(session) == [entry_id(1), entry_id(2)]


def test_with_an_account_what_was_joined_without_it_goes_too(session, join, confirmed):
    erika = make_account(session, email="erika@example.org")
    confirmed()
    join(account=erika, number=2, kind=KindOfPlace.TAGESPFLEGE)

    left = withdraw_entry(session, holder=by_account(erika), entry_id=entry_id(1))

    assert left == 1
    assert ids(session) == [entry_id(2)]
