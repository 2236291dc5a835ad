import sqlalchemy as sa

from portal.domain.availability.light import KindOfPlace
from portal.models.waiting_entry import WaitingEntry, WaitingLink, WaitingPerson
from portal.services.waiting.leave import leave_lists
from tests.factories.accounts import make_account
from tests.services.waiting.conftest import by_account, by_link, entry_id


def test_x04_everything_of_the_person_goes_and_twice_is_once(session, confirmed, join):
    confirmed()
    join(number=2, kind=KindOfPlace.TAGESPFLEGE)
    confirmed(number=3, email="otto@example.org")

    left = [leave_lists(session, holder=by_link()) for _ in range(2)]

    assert left == [1, 0]
    assert session.scalars(sa.select(WaitingEntry.id)).all() == [entry_id(3)]
    assert len(session.scalars(sa.select(WaitingPerson)).all()) == 1
    assert len(session.scalars(sa.select(WaitingLink)).all()) == 1


def test_x04_with_an_account_what_was_joined_without_it_goes_too(session, confirmed, join):
    erika = make_account(session, email="erika@example.org")
    confirmed()
    join(account=erika, number=2, kind=KindOfPlace.TAGESPFLEGE)

    leave_lists(session, holder=by_account(erika))

    assert session.scalars(sa.select(WaitingEntry.id)).all() == []
