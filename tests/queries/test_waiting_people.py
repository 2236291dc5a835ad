"""Who comes by a link, an account or an address, and who is asked."""

from datetime import timedelta

import pytest

from portal.models.waiting_entry import WaitingLink
from portal.queries import waiting_people
from portal.queries.waiting_people import Holder
from portal.values.errors import NotFound
from tests.factories.accounts import make_account
from tests.factories.waiting import make_entry, make_person
from tests.models.records import NOW, store_facility

KEYS = ("c" * 64, "d" * 64)


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def add(session):
    """Return a function that stores a person; the letter makes it another one."""

    def add_one(letter, **fields):
        session.add(make_person(id=letter * 32, **{"person_key": letter * 64, **fields}))
        session.flush()
        return letter * 32

    return add_one


class TestHolders:
    def test_a_link_leads_to_one_person(self, session, add):
        person = add("c")
        add("e")
        session.add(WaitingLink(token_hash="1" * 64, person_id=person, created_at=NOW))
        session.flush()

        holder = Holder(token_hash="1" * 64)

        assert waiting_people.list_people(session, holder=holder) == (person,)
        assert waiting_people.get_people(session, holder=holder) == (person,)

    def test_an_account_leads_to_its_person_and_to_its_address_under_every_key(self, session, add):
        erika = make_account(session)
        own = add("a", account_id=erika.id, person_key=None, email=None)
        others = [add("c"), add("d")]
        add("e")

        found = waiting_people.list_people(session, holder=Holder(account_id=erika.id, keys=KEYS))

        assert found == tuple(sorted([own, *others]))

    def test_an_unknown_link_does_not_exist_and_an_account_may_have_nobody(self, session):
        with pytest.raises(NotFound):
            waiting_people.get_people(session, holder=Holder(token_hash="1" * 64))

        assert waiting_people.get_people(session, holder=Holder(account_id="a" * 32)) == ()


class TestFindLinkTime:
    def test_of_a_link_but_not_of_an_account(self, session, add):
        link = WaitingLink(token_hash="1" * 64, person_id=add("c"), created_at=NOW)
        session.add(link)
        session.flush()

        times = [
            waiting_people.find_link_time(session, holder=holder)
            for holder in (Holder(token_hash="1" * 64), Holder(account_id="a" * 32))
        ]

        assert times == [NOW, None]


class TestFindPerson:
    def test_by_account_or_by_a_key_that_is_or_was_in_use(self, session, add):
        erika = make_account(session)
        own = add("a", account_id=erika.id, person_key=None, email=None)
        other = add("d")

        by_account = waiting_people.find_person(session, account_id=erika.id, keys=KEYS)
        by_key = waiting_people.find_person(session, account_id="", keys=KEYS)
        nobody = waiting_people.find_person(session, account_id="", keys=KEYS[:1])

        assert (by_account.id, by_key.id, nobody) == (own, other, None)


class TestListToAsk:
    def test_those_with_something_due_with_the_address_in_use(self, session, add, facility_id):
        erika = make_account(session, email="erika@example.org")
        due = add("a", account_id=erika.id, person_key=None, email=None)
        for number, letter in enumerate("bcde"):
            person = add(letter)
            state = (
                {"state": "entwurf", "joined_at": None, "current_at": None},
                {"asked_at": NOW},
                {"state": "ruht", "asked_at": NOW},
                {"current_at": NOW + timedelta(seconds=1)},
            )[number]
            session.add(
                make_entry(id=letter * 32, person_id=person, facility_id=facility_id, **state)
            )
        session.add(make_entry(id="1" * 32, person_id=due, facility_id=facility_id))
        session.flush()

        (found,) = waiting_people.list_to_ask(session, current_before=NOW, limit=10)

        assert (found.person_id, found.email, found.account_email) == (
            due,
            None,
            "erika@example.org",
        )

    def test_at_most_so_many_in_order(self, session, add, facility_id):
        for letter in "cba":
            person = add(letter)
            session.add(make_entry(id=letter * 32, person_id=person, facility_id=facility_id))
        session.flush()

        found = waiting_people.list_to_ask(session, current_before=NOW, limit=2)

        assert [one.person_id for one in found] == ["a" * 32, "b" * 32]


class TestListIdle:
    def test_those_without_an_entry(self, session, add, facility_id):
        add("a")
        idle = add("b")
        session.add(make_entry(person_id="a" * 32, facility_id=facility_id))
        session.flush()

        assert waiting_people.list_idle(session, limit=5) == (idle,)
