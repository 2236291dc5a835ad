"""Inquiries of facilities: by link, by id, and what is due."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.inquiries.reader import Reader
from portal.models.facility import Facility
from portal.queries import received_inquiries as queries
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.companies import give_facility, make_company
from tests.factories.received import store_received
from tests.models.records import NOW, make_facility, store_facility
from tests.support.ports import MirrorCipher

DAY = timedelta(days=1)
CIPHER = MirrorCipher()


@pytest.fixture
def house(session):
    facility = store_facility(session)
    facility.email = "haus@example.org"
    session.flush()
    return facility.id


@pytest.fixture
def store(session, house):
    """Return a function that stores an inquiry to the house and returns its id."""

    def store_one(number, **columns):
        return store_received(
            session, **{"facility_id": house, **columns}, cipher=CIPHER, number=number
        ).id

    return store_one


def ids(found):
    return [one.inquiry.id for one in found]


class TestGetReceived:
    def test_a_link_leads_to_its_inquiry_and_facility_alone(self, session, store, house):
        store(1)
        wanted = store(2)

        token_hash = hash_token(token="provider-2")
        for is_locked in (False, True):
            found = queries.get_received(
                session, reader=Reader(token_hash=token_hash), for_update=is_locked
            )
            assert (found.inquiry.id, found.facility.id) == (wanted, house)

    def test_what_was_never_sent_is_not_there(self, session, store):
        store(1, state="zurueckgehalten", sent_at=None)

        for token in ("provider-1", "x"):
            with pytest.raises(NotFound):
                queries.get_received(session, reader=Reader(token_hash=hash_token(token=token)))


class TestGetInquiry:
    def test_by_its_id(self, session, store):
        wanted = store(1)

        for is_locked in (False, True):
            found = queries.get_inquiry(session, inquiry_id=wanted, for_update=is_locked)
            assert found.id == wanted
        with pytest.raises(NotFound):
            queries.get_inquiry(session, inquiry_id="x")


class TestListByIds:
    def test_those_that_are_left_in_order(self, session, store):
        first, second = store(1), store(2)

        found = queries.list_by_ids(session, inquiry_ids=[second, "x", first])

        assert [one.id for one in found] == [first, second]


class TestListBatches:
    def test_all_of_these_sendings_and_no_other(self, session, store):
        other = make_facility(external_id="2")
        session.add(other)
        session.flush()
        store(1)
        wanted = [
            store(2, batch_id="b" * 32),
            store(3, batch_id="b" * 32, facility_id=other.id),
        ]

        for is_locked in (False, True):
            found = queries.list_batches(session, batch_ids=["b" * 32, "x"], for_update=is_locked)
            assert [one.id for one in found] == wanted


class TestDue:
    def test_new_ones_of_quiet_facilities_by_facility_and_age(self, session, store):
        newer = store(1, sent_at=NOW)
        older = store(2, sent_at=NOW - DAY)
        store(3, state="gelesen")
        store(4, announced_at=NOW)

        assert ids(queries.list_to_announce(session, quiet_since=NOW - DAY, limit=9)) == []
        found = queries.list_to_announce(session, quiet_since=NOW, limit=9)
        assert ids(found) == [older, newer]
        assert ids(queries.list_to_announce(session, quiet_since=NOW, limit=1)) == [older]

    def test_a_busy_facility_does_not_silence_another(self, session, store):
        store(1, announced_at=NOW)
        store(2)
        other = make_facility(external_id="2", email="anders@example.org")
        session.add(other)
        session.flush()
        wanted = store_received(session, facility_id=other.id, cipher=CIPHER, number=3).id

        found = queries.list_to_announce(session, quiet_since=NOW - DAY, limit=9)

        assert ids(found) == [wanted]

    def test_unanswered_ones_that_were_announced(self, session, store):
        told = store(1, announced_at=NOW)
        store(2)
        store(3, announced_at=NOW, state="beantwortet")
        store(4, announced_at=NOW, reminded_at=NOW)
        store(5, announced_at=NOW, sent_at=NOW + DAY)

        found = queries.list_unanswered(session, sent_before=NOW + DAY, limit=9)

        assert ids(found) == [told]

    @pytest.mark.parametrize("what", ["bin", "lock"])
    def test_nobody_is_reminded_of_what_lies_in_the_bin_or_is_locked(
        self, session, store, house, what
    ):
        store(1, announced_at=NOW)
        lock = {"locked_at": NOW, "lock_reason": "Probe"} if what == "lock" else {}
        company = make_company(session, **lock)
        give_facility(session, company, house)
        if what == "bin":
            session.execute(sa.update(Facility).values(deleted_at=NOW, is_published=False))

        assert queries.list_unanswered(session, sent_before=NOW + DAY, limit=9) == ()

    def test_unanswered_ones_without_alternatives(self, session, store):
        new = store(1)
        read = store(2, state="gelesen")
        store(3, alternatives_at=NOW)
        store(4, state="abgelehnt")

        found = queries.list_without_alternatives(session, sent_before=NOW + DAY, limit=9)

        assert ids(found) == [new, read]

    def test_what_is_held(self, session, store):
        held = store(1, state="zurueckgehalten", sent_at=None)
        store(2)

        assert ids(queries.list_held(session, limit=9)) == [held]

    def test_what_is_over(self, session, store):
        over = store(1, delete_on=NOW.date())
        store(2)
        draft = store(3, state="entwurf", sent_at=NOW - 2 * DAY)
        store(4, state="entwurf", sent_at=NOW)

        found = queries.list_over(session, today=NOW.date(), drafted_before=NOW - 2 * DAY, limit=9)

        assert found == [over, draft]


class TestListAnswerTimes:
    def test_x05_the_newest_answers_of_one_facility(self, session, store, house):
        for number in (1, 2, 3):
            store(number, answered_at=NOW + number * DAY)
        store(4)
        store(5, answered_at=NOW, state="zurueckgehalten", sent_at=None)

        found = queries.list_answer_times(session, facility_id=house, limit=2)

        assert found == ((NOW, NOW + 3 * DAY), (NOW, NOW + 2 * DAY))
        assert queries.list_answer_times(session, facility_id=house + 1, limit=2) == ()

    def test_the_times_have_their_zone(self, session, store, house):
        store(1, answered_at=NOW)

        ((sent_at, answered_at),) = queries.list_answer_times(session, facility_id=house, limit=1)

        assert answered_at - sent_at == timedelta(0)
        assert session.scalar(sa.text("SELECT count(*) FROM inquiry")) == 1


class TestUnfinished:
    def test_h10_is_what_somebody_still_waits_for(self, session, store, house):
        states = ("neu", "gelesen", "beantwortet", "abgelehnt", "erledigt", "zurueckgehalten")
        for number, state in enumerate(states, start=1):
            sent_at = None if state == "zurueckgehalten" else NOW
            store(number, state=state, sent_at=sent_at)
        store(7, facility_id=another(session))

        for is_locked in (False, True):
            found = queries.list_unfinished(session, facility_id=house, for_update=is_locked)
            expected = ["neu", "gelesen", "beantwortet", "zurueckgehalten"]
            assert [one.state for one in found] == expected
            assert [one.messages for one in found] == [[]] * 4
        assert queries.count_open(session, facility_id=house) == 3


def another(session):
    """Store a second facility and return its id."""
    other = make_facility(external_id="other")
    session.add(other)
    session.flush()
    return other.id
