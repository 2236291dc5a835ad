"""What the database itself refuses of waiting lists."""

import pytest
import sqlalchemy as sa

from portal.models.account import Account
from portal.models.waiting_entry import WaitingEntry, WaitingLink, WaitingPerson
from tests.factories.accounts import make_account
from tests.factories.waiting import make_entry, make_person
from tests.models.records import NOW, store_facility


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def person(session):
    person = make_person()
    session.add(person)
    session.flush()
    return person


class TestEntry:
    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"id": "short"}, "id_is_random"),
            ({"kind": "zimmer"}, "kind_known"),
            ({"state": "weg"}, "state"),
            ({"state": "entwurf"}, "joined_when_confirmed"),
            ({"joined_at": None, "current_at": None}, "joined_when_confirmed"),
            ({"current_at": None}, "current_since_joined"),
            ({"state": "ruht"}, "rests_after_a_question"),
        ],
    )
    def test_the_database_refuses_nonsense(self, session, person, facility_id, fields, name):
        session.add(make_entry(person_id=person.id, facility_id=facility_id, **fields))

        with pytest.raises(sa.exc.IntegrityError, match=name):
            session.flush()

    def test_nobody_waits_twice_for_the_same(self, session, person, facility_id):
        session.add(make_entry(person_id=person.id, facility_id=facility_id))
        session.add(make_entry(person_id=person.id, facility_id=facility_id, id="b" * 32))

        with pytest.raises(sa.exc.IntegrityError):
            session.flush()

    def test_another_kind_of_place_is_another_entry(self, session, person, facility_id):
        session.add(make_entry(person_id=person.id, facility_id=facility_id))
        session.add(
            make_entry(
                person_id=person.id, facility_id=facility_id, id="b" * 32, kind="kurzzeitpflege"
            )
        )

        session.flush()

        assert len(session.scalars(sa.select(WaitingEntry)).all()) == 2


class TestPerson:
    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"id": "x"}, "id_is_random"),
            ({"person_key": "x"}, "person_key_is_hmac"),
            ({"person_key": None}, "key_or_account"),
            ({"email": None}, "email_or_account"),
        ],
    )
    def test_the_database_refuses_nonsense(self, session, fields, name):
        session.add(make_person(**fields))

        with pytest.raises(sa.exc.IntegrityError, match=name):
            session.flush()

    def test_entries_and_links_go_with_the_person(self, session, person, facility_id):
        session.add(make_entry(person_id=person.id, facility_id=facility_id))
        session.add(WaitingLink(token_hash="b" * 64, person_id=person.id, created_at=NOW))
        session.flush()

        session.execute(sa.delete(WaitingPerson))

        assert session.scalars(sa.select(WaitingEntry)).all() == []
        assert session.scalars(sa.select(WaitingLink)).all() == []

    def test_a22_the_person_goes_with_the_account(self, session):
        account = make_account(session)
        session.add(make_person(account_id=account.id, person_key=None, email=None))
        session.flush()

        session.execute(sa.delete(Account))

        assert session.scalars(sa.select(WaitingPerson)).all() == []


class TestLink:
    def test_only_a_hash_is_a_token(self, session, person):
        session.add(WaitingLink(token_hash="x", person_id=person.id, created_at=NOW))

        with pytest.raises(sa.exc.IntegrityError, match="token_hash_is_sha256"):
            session.flush()
