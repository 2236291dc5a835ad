"""Answering reviews."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.audit_entry import AuditEntry
from portal.models.review import Review
from portal.services.reviews.answer import (
    AnsweredMeanwhile,
    RewrittenMeanwhile,
    Seen,
    answer_review,
    delete_answer,
)
from portal.values.errors import Invalid, NotFound
from tests.factories.companies import (
    MadeCompany,
    acting_as,
    give_facility,
    grant,
    make_company,
    make_employee,
)
from tests.factories.directory import NOW
from tests.models.records import make_review, store_facility

ONE = "a" * 32
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def company(session: Session) -> MadeCompany:
    facility = store_facility(session)
    made = make_company(session)
    give_facility(session, made, facility.id)
    session.add(make_review(facility_id=facility.id))
    session.flush()
    return made


def answer(
    session: Session,
    company: MadeCompany,
    text: str,
    seen: str = "",
    *,
    written_at: datetime = NOW,
    now: datetime = NOW,
) -> None:
    answer_review(
        session,
        acting=acting_as(session, company.master),
        review_id=ONE,
        text=text,
        seen=Seen(seen, written_at.isoformat()),
        now=now,
    )


def stored(session: Session) -> Review:
    session.expire_all()
    return session.scalars(sa.select(Review)).one()


def rewrite(session: Session) -> None:
    """Let its author have written something else after `NOW`."""
    session.execute(sa.update(Review).values(text="Anders.", published_at=LATER))


def actions(session: Session) -> list[str]:
    return list(session.scalars(sa.select(AuditEntry.action).order_by(AuditEntry.id)))


class TestAnswerReview:
    def test_f07_stands_below_the_review_which_counts_as_read(
        self, session: Session, company: MadeCompany
    ):
        answer(session, company, "Danke.")

        found = stored(session)
        assert (found.answer, found.answered_at, found.provider_read_at) == ("Danke.", NOW, NOW)
        assert actions(session) == ["review_answered"]

    def test_f07_sent_twice_has_one_effect(self, session: Session, company: MadeCompany):
        answer(session, company, "Danke.")
        answer(session, company, "Danke.")

        assert actions(session) == ["review_answered"]

    def test_f07_of_two_at_once_one_wins(self, session: Session, company: MadeCompany):
        answer(session, company, "Danke.")

        with pytest.raises(AnsweredMeanwhile):
            answer(session, company, "Vielen Dank.")
        answer(session, company, "Vielen Dank.", seen="Danke.")

        assert stored(session).answer == "Vielen Dank."

    def test_f07_is_no_answer_to_what_nobody_has_seen(self, session: Session, company: MadeCompany):
        rewrite(session)

        with pytest.raises(RewrittenMeanwhile):
            answer(session, company, "Danke.")

        assert stored(session).answer == ""

    def test_f07_lets_an_older_answer_stand(self, session: Session, company: MadeCompany):
        answer(session, company, "Danke.")
        rewrite(session)

        for text in ("Danke.", "Vielen Dank."):
            with pytest.raises(RewrittenMeanwhile):
                answer(session, company, text, seen="Danke.")
        for _ in range(2):
            answer(session, company, "Danke.", seen="Danke.", written_at=LATER, now=LATER)

        assert (stored(session).answer, stored(session).answered_at) == ("Danke.", LATER)
        assert actions(session) == ["review_answered", "review_answered"]

    def test_f07_refuses_an_empty_one(self, session: Session, company: MadeCompany):
        with pytest.raises(Invalid, match="missing"):
            answer(session, company, " ")

    def test_f09_refuses_whoever_may_only_read(self, session: Session, company: MadeCompany):
        number = stored(session).facility_id
        grant(session, company, number)
        who = acting_as(session, make_employee(session, company, rights={number: "read"}))

        with pytest.raises(NotFound):
            answer_review(
                session, acting=who, review_id=ONE, text="Danke.", seen=Seen("", ""), now=NOW
            )
        with pytest.raises(NotFound):
            delete_answer(session, acting=who, review_id=ONE, seen="", now=NOW)


class TestDeleteAnswer:
    def test_f08_deletes_the_answer_and_never_the_review(
        self, session: Session, company: MadeCompany
    ):
        answer(session, company, "Danke.")
        who = acting_as(session, company.master)

        for _ in range(2):
            delete_answer(session, acting=who, review_id=ONE, seen=NOW.isoformat(), now=NOW)

        found = stored(session)
        assert (found.answer, found.answered_at, found.state) == ("", None, "published")
        assert actions(session) == ["review_answered", "review_answer_deleted"]

    def test_f08_keeps_what_a_colleague_has_written_meanwhile(
        self, session: Session, company: MadeCompany
    ):
        answer(session, company, "Danke.")
        who = acting_as(session, company.master)

        for seen in ("", (NOW - timedelta(minutes=1)).isoformat()):
            with pytest.raises(AnsweredMeanwhile):
                delete_answer(session, acting=who, review_id=ONE, seen=seen, now=NOW)

        assert stored(session).answer == "Danke."
