"""What a person who decides about reviews sees: lists, numbers and one review whole."""

from datetime import timedelta

import pytest

from portal.domain.reviews.checking import Doubt
from portal.domain.reviews.review import Origin, State
from portal.models.review import ReviewReport, ReviewStars
from portal.queries import review_queue
from portal.values.errors import NotFound
from tests.models.records import NOW, make_review, store_facility
from tests.support.statements import counted

DAY = timedelta(days=1)


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def add(session, facility_id):
    """Return a function that stores a review under a letter, and reports of it."""

    def add_one(letter, *, reports=(), **fields):
        review = make_review(
            id=letter * 32,
            facility_id=facility_id,
            **{"stars": [], "author_key": letter, **fields},
        )
        session.add(review)
        session.flush()
        for reason, decision in reports:
            session.add(
                ReviewReport(
                    review_id=review.id,
                    reason=reason,
                    reported_at=NOW,
                    decision=decision,
                    decided_at=NOW if decision else None,
                )
            )
            session.flush()

    return add_one


class TestLists:
    def test_f03_what_waits_stands_there_the_oldest_first(self, session, add):
        add("b", state="waiting", doubts="link contact")
        add("c", state="waiting", drafted_at=NOW - DAY, origin="werpflegtwie",
            author_key=None, external_id="7", email=None)  # fmt: skip
        add("d", state="draft")
        add("e")

        lines = review_queue.list_waiting_lines(session, limit=9)

        assert [(one.review_id[0], one.origin, one.count) for one in lines] == [
            ("c", Origin.WERPFLEGTWIE, 0),
            ("b", Origin.PORTAL, 2),
        ]
        assert (lines[0].facility_name, lines[0].city) == ("Pflegedienst Probe", "Parchim")
        assert lines[0].since == NOW - DAY
        assert len(review_queue.list_waiting_lines(session, limit=1)) == 1

    def test_f10_what_was_reported_stands_there_once(self, session, add):
        add("b", reports=[("Falsch.", ""), ("Gelogen.", "")])
        add("c", reports=[("Falsch.", "published: Nein.")])
        add("d", state="waiting", reports=[("Falsch.", "")])

        (line,) = review_queue.list_reported_lines(session, limit=9)

        assert (line.review_id, line.count, line.since) == ("b" * 32, 2, NOW)

    def test_many_take_one_statement(self, session, add):
        for letter in "bcde":
            add(letter, state="waiting")

        with counted(session.connection()) as statements:
            review_queue.list_waiting_lines(session, limit=9)
            review_queue.list_reported_lines(session, limit=9)

        assert len(statements) == 2


class TestOne:
    def test_f03_everything_that_helps_to_decide_stands_there(self, session, add, facility_id):
        add("b", state="waiting", doubts="link", published_at=None,
            stars=[ReviewStars(criterion="pflege", stars=2)],
            reports=[("Falsch.", "rejected: Ja."), ("Gelogen.", "")])  # fmt: skip

        found = review_queue.get_judged(session, review_id="b" * 32)

        assert (found.facility_id, found.facility_name) == (facility_id, "Pflegedienst Probe")
        assert (found.state, found.is_open, found.is_partners) == (State.WAITING, True, False)
        assert (found.doubts, found.stars) == ((Doubt.LINK,), {"pflege": 2})
        assert [(one.reason, one.decided_at) for one in found.reports] == [
            ("Falsch.", NOW),
            ("Gelogen.", None),
        ]

    @pytest.mark.parametrize(
        ("reports", "is_open"),
        [((), False), ([("a", "x")], False), ([("a", "x"), ("b", "")], True)],
    )
    def test_a_public_one_is_open_while_a_report_is(self, session, add, reports, is_open):
        add("b", reports=reports)

        assert review_queue.get_judged(session, review_id="b" * 32).is_open is is_open

    def test_nobody_reads_what_was_not_confirmed(self, session, add):
        add("b", state="draft")

        for unseen in ("b" * 32, "c" * 32):
            with pytest.raises(NotFound):
                review_queue.get_judged(session, review_id=unseen)

    def test_is_locked_with_the_mark_that_was_read(self, session, add):
        add("b", reports=[("Falsch.", "")])
        mark = review_queue.get_judged(session, review_id="b" * 32).mark

        review, same = review_queue.get_for_decision(session, review_id="b" * 32)
        review.text = "Anders."

        assert same == mark
        assert review_queue.get_for_decision(session, review_id="b" * 32)[1] != mark
        with pytest.raises(NotFound):
            review_queue.get_for_decision(session, review_id="c" * 32)
