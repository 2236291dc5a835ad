"""Name, salutation and number are changed; what stays the same is no event."""

import pytest

from portal.domain.accounts.events import Event
from portal.domain.accounts.person import Person
from portal.models.account import Account
from portal.services.accounts.change_settings import change_settings
from portal.values.errors import NotFound
from tests.factories.accounts import make_account
from tests.factories.own_account import NOW, events_of

OTHER = Person("Herr", "{{7*7}}", "<b>O'Neill</b>", "0221 1234")


@pytest.fixture
def account(session):
    return make_account(session)


def change(session, account_id, person=OTHER):
    change_settings(session, account_id=account_id, person=person, device="Gerät", now=NOW)


def test_a20_all_four_are_stored_as_they_are(session, account):
    change(session, account.id)

    stored = session.get_one(Account, account.id)
    assert Person(stored.salutation, stored.first_name, stored.last_name, stored.phone) == OTHER
    assert events_of(session, account.id) == [Event.SETTINGS_CHANGED]


def test_the_same_again_is_no_event(session, account):
    change(session, account.id)

    change(session, account.id)

    assert len(events_of(session, account.id)) == 1


def test_others_keep_theirs(session, account):
    other = make_account(session, email="other@example.org")

    change(session, account.id)

    assert session.get_one(Account, other.id).first_name == "Erika"


def test_an_erased_account_is_not_found(session):
    with pytest.raises(NotFound):
        change(session, "f" * 32)
