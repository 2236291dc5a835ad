"""Entries of a person with their places, and of a facility in their order."""

from datetime import timedelta

import pytest

from portal.domain.waiting.state import State
from portal.queries import waiting_entries
from portal.values.errors import NotFound
from tests.factories.waiting import make_entry, make_person
from tests.models.records import NOW, store_facility
from tests.support.statements import counted

DAY = timedelta(days=1)
DRAFT = {"state": "entwurf", "joined_at": None, "current_at": None}


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def add(session, facility_id):
    """Return a function that stores an entry of another person."""

    def add_one(letter, *, person="", days=0, **fields):
        person_id = (person or letter) * 32
        if not person:
            session.add(make_person(id=person_id, person_key=letter * 64))
            session.flush()
        moment = NOW + days * DAY
        session.add(
            make_entry(
                id=letter * 32,
                person_id=person_id,
                facility_id=facility_id,
                **{"created_at": moment, "joined_at": moment, "current_at": moment, **fields},
            )
        )
        session.flush()
        session.expire_all()
        return letter * 32

    return add_one


class TestListOwn:
    def test_places_count_active_entries_of_the_same_kind_that_joined_earlier(self, session, add):
        mine = add("c", days=2)
        add("a", days=1)
        add("b", days=3)
        add("d", days=0, kind="tagespflege")
        add("e", days=0, state="ruht", asked_at=NOW)
        add("f", days=0, **DRAFT)

        (placed,) = waiting_entries.list_own(session, people=[mine])

        assert (placed.ahead, placed.total) == (1, 3)

    def test_the_same_moment_is_ordered_by_id(self, session, add):
        for letter in "cab":
            add(letter)

        found = waiting_entries.list_own(session, people=["a" * 32, "b" * 32, "c" * 32])

        assert [(one.entry.id[0], one.ahead) for one in found] == [("a", 0), ("b", 1), ("c", 2)]

    def test_one_statement_however_many_entries(self, session, add):
        add("a")
        add("b", person="a", kind="tagespflege")

        with counted(session.get_bind()) as statements:
            waiting_entries.list_own(session, people=["a" * 32])

        assert len(statements) == 1


class TestOneEntry:
    def test_is_found_by_what_it_is_for(self, session, add, facility_id):
        mine = add("a")

        found = [
            waiting_entries.find_entry(session, people=[person], facility_id=facility_id, kind=kind)
            for person, kind in (
                (mine, "dauerpflege"),
                (mine, "tagespflege"),
                ("b" * 32, "dauerpflege"),
            )
        ]

        assert [one.id if one else None for one in found] == [mine, None, None]

    def test_somebody_elses_does_not_exist(self, session, add):
        mine, other = add("a"), add("b")

        assert waiting_entries.get_entry(session, people=[mine], entry_id=mine).id == mine
        with pytest.raises(NotFound):
            waiting_entries.get_entry(session, people=[mine], entry_id=other)


class TestLists:
    def test_of_a_person_in_some_states_oldest_first(self, session, add):
        add("b", days=1)
        add("a", person="b", days=0, kind="tagespflege", **DRAFT)
        people = ["b" * 32]

        everything = waiting_entries.list_entries(session, people=people)
        drafts = waiting_entries.list_entries(session, people=people, states=(State.ENTWURF,))

        assert [one.id[0] for one in everything] == ["a", "b"]
        assert [one.id[0] for one in drafts] == ["a"]

    def test_of_a_facility_active_ones_by_kind_and_joining(self, session, add, facility_id):
        add("a", days=2)
        add("b", days=1)
        add("c", kind="aufnahme", days=3)
        add("d", **DRAFT)
        add("e", state="ruht", asked_at=NOW)

        found = waiting_entries.list_active(session, facility_id=facility_id)

        assert [one.entry.id[0] for one in found] == ["c", "b", "a"]
        assert waiting_entries.list_active(session, facility_id=facility_id + 1) == ()

    def test_of_what_is_due(self, session, add):
        add("a")
        add("b", person="a", kind="tagespflege", days=1)
        add("c", person="a", kind="nachtpflege", asked_at=NOW)
        add("d")

        found = waiting_entries.list_due(session, person_id="a" * 32, current_before=NOW)

        assert [one.id[0] for one in found] == ["a"]
