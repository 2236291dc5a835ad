"""A consultation is found by the hash of its key within its term; the expired are listed."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.models.consultation import Consultation
from portal.queries import consultations
from portal.queries.consultations import (
    find_open,
    list_expired,
    list_open_ids,
    lock_open,
    read_open,
)
from tests.support.statements import counted

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def store(session, **expiry):
    session.add_all(
        Consultation(
            id=name,
            key_hash=hash_of(name),
            answers=b"x",
            catalogue_version="1",
            consent_version="1",
            consented_at=NOW - timedelta(days=2),
            created_at=NOW - timedelta(days=2),
            expires_at=expires_at,
        )
        for name, expires_at in expiry.items()
    )
    session.flush()


def hash_of(name):
    return name.ljust(64, "0")


class TestReadOpen:
    def test_reads_what_find_open_finds(self, session):
        store(session, a=NOW + SECOND, b=NOW + SECOND)

        row = read_open(session, key_hash=hash_of("b"), now=NOW)

        found = find_open(session, key_hash=hash_of("b"), now=NOW)
        assert row._asdict() == {name: getattr(found, name) for name in row._fields}
        assert {"id", "answers", "code", "expires_at", "catalogue_version"} == set(row._fields)

    @pytest.mark.parametrize("age", [timedelta(0), SECOND])
    def test_reads_none_whose_term_is_over(self, session, age):
        store(session, a=NOW - age)

        assert read_open(session, key_hash=hash_of("a"), now=NOW) is None

    def test_reads_it_by_the_hash_of_its_code_only_if_asked(self, session):
        store(session, a=NOW + SECOND, b=NOW + SECOND)
        change = sa.update(Consultation).where(Consultation.id == "b")
        session.execute(change.values(code_hash=hash_of("code"), code=b"x"))

        found = read_open(session, key_hash=hash_of("code"), is_code=True, now=NOW)
        assert (found.id, found.code) == ("b", b"x")
        assert read_open(session, key_hash=hash_of("code"), now=NOW) is None
        assert read_open(session, key_hash=hash_of("b"), is_code=True, now=NOW) is None


class TestLockOpen:
    def test_reads_the_same_and_locks_it_where_rows_can_be_locked(self, session):
        store(session, a=NOW + SECOND, b=NOW + SECOND)

        with counted(session.connection()) as sent:
            row = lock_open(session, key_hash=hash_of("b"), now=NOW)

        assert row == read_open(session, key_hash=hash_of("b"), now=NOW)
        is_postgresql = session.get_bind().dialect.name == "postgresql"
        assert ["FOR UPDATE" in statement for statement in sent] == [is_postgresql]


class TestFindOpen:
    def test_finds_the_one_with_that_hash(self, session):
        store(session, a=NOW + SECOND, b=NOW + SECOND)

        assert find_open(session, key_hash=hash_of("b"), now=NOW).id == "b"

    def test_finds_none_of_an_unknown_hash(self, session):
        store(session, a=NOW + SECOND)

        assert find_open(session, key_hash=hash_of("b"), now=NOW) is None

    @pytest.mark.parametrize("age", [timedelta(0), SECOND])
    def test_finds_none_whose_term_is_over(self, session, age):
        store(session, a=NOW - age)

        assert find_open(session, key_hash=hash_of("a"), now=NOW) is None

    def test_finds_it_by_the_hash_of_its_code(self, session):
        store(session, a=NOW + SECOND, b=NOW + SECOND)
        change = sa.update(Consultation).where(Consultation.id == "b")
        session.execute(change.values(code_hash=hash_of("code"), code=b"x"))

        found = find_open(session, key_hash=hash_of("code"), is_code=True, now=NOW)
        late = find_open(session, key_hash=hash_of("code"), is_code=True, now=NOW + SECOND)

        assert found.id == "b"
        assert late is None

    def test_a_key_is_no_code_and_a_code_no_key(self, session):
        store(session, a=NOW + SECOND, b=NOW + SECOND)
        change = sa.update(Consultation).where(Consultation.id == "b")
        session.execute(change.values(code_hash=hash_of("code"), code=b"x"))

        assert find_open(session, key_hash=hash_of("b"), is_code=True, now=NOW) is None
        assert find_open(session, key_hash=hash_of("code"), now=NOW) is None

    def test_sends_one_statement(self, session):
        store(session, a=NOW + SECOND)

        with counted(session.connection()) as sent:
            find_open(session, key_hash=hash_of("a"), now=NOW)

        assert len(sent) == 1


class TestListExpired:
    def test_lists_the_oldest_first_and_equal_ones_by_id(self, session):
        store(session, d=NOW - SECOND, b=NOW, c=NOW - SECOND, a=NOW, e=NOW + SECOND)

        assert [one.id for one in list_expired(session, now=NOW)] == ["c", "d", "a", "b"]

    def test_lists_at_most_a_batch(self, session, monkeypatch):
        monkeypatch.setattr(consultations, "BATCH", 1)
        store(session, a=NOW, b=NOW - SECOND)

        assert [one.id for one in list_expired(session, now=NOW)] == ["b"]

    def test_a_batch_is_a_thousand(self):
        assert consultations.BATCH == 1_000

    def test_lists_nothing_where_nothing_has_expired(self, session):
        store(session, a=NOW + SECOND)

        assert list_expired(session, now=NOW) == ()


class TestListOpenIds:
    def test_lists_those_within_their_term_in_every_batch(self, session, monkeypatch):
        monkeypatch.setattr(consultations, "BATCH", 2)
        store(session, a=NOW + SECOND, b=NOW, d=NOW + SECOND, e=NOW + SECOND)

        assert list_open_ids(session, ids=("a", "b", "c", "d"), now=NOW) == ("a", "d")

    def test_asks_nothing_where_nothing_is_asked_for(self, session):
        with counted(session.connection()) as sent:
            assert list_open_ids(session, ids=(), now=NOW) == ()

        assert sent == []


def test_two_consultations_cannot_share_a_key(session):
    store(session, a=NOW + SECOND)

    with pytest.raises(sa.exc.IntegrityError), session.begin_nested():
        session.execute(
            sa.insert(Consultation).from_select(
                [column.name for column in Consultation.__table__.columns],
                sa.select(
                    sa.literal("b"),
                    *[c for c in Consultation.__table__.columns if c.name != "id"],
                ),
            )
        )
