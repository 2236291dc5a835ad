"""What the worker tells of inquiries: at once, after two working days, after five days."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.domain.inquiries.terms import CONFIRM, KEEP
from portal.jobs.inquiries import FOLLOW_UP
from portal.jobs.worker import run_job
from portal.models.inquiry import Inquiry
from portal.web import clock
from portal.web.extensions import db
from portal.web.inquiry_notices import ANNOUNCE
from tests.factories.directory import Offer, change, store
from tests.factories.mails import plain_text, take_mails
from tests.factories.received import Received, receive

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def both(make_app: Callable[..., Flask], database_url: str) -> Flask:
    """Return an app on either database with one facility."""
    app = make_app(database_url=database_url)
    store(app, [Offer(name="Haus am See", columns={"email": "haus@example.org"})])
    return app


def run(app: Flask, job: str, *, at: datetime) -> list[str]:
    """Run a job twice, for it must be repeatable, and return to whom mails went."""
    with clock.freeze(at):
        for _ in range(2):
            run_job(app=app, job=job, argument="")
    return [str(mail["To"]) for mail in take_mails(app)]


def get(app: Flask, received: Received, column: str) -> object:
    with app.app_context():
        return db.session.scalar(
            sa.select(getattr(Inquiry, column)).where(Inquiry.id == received.id)
        )


class TestAnnounce:
    def test_e04_a_new_inquiry_is_told_once_and_the_mail_is_sent(self, both: Flask):
        received = receive(both, 1, sent_at=MONDAY)

        assert run(both, ANNOUNCE, at=MONDAY) == ["haus@example.org"]
        assert get(both, received, "announced_at") == MONDAY

    def test_e04_the_mail_says_nothing_of_the_seeker(self, both: Flask):
        receive(both, 1, sent_at=MONDAY)

        with clock.freeze(MONDAY):
            run_job(app=both, job=ANNOUNCE, argument="")

        (mail,) = take_mails(both)
        assert "/anfrage-lesen/provider-1" in plain_text(mail)
        for secret in ("Erika", "erika@", "0221", "Haus ansehen"):
            assert secret not in mail.as_string()

    def test_a_thousand_in_a_day_are_told_in_few_mails(self, both: Flask):
        receive(both, 1, number=1, sent_at=MONDAY)
        mails = run(both, ANNOUNCE, at=MONDAY)
        for number in range(2, 12):
            receive(both, 1, number=number, sent_at=MONDAY + timedelta(minutes=number))
            mails += run(both, ANNOUNCE, at=MONDAY + timedelta(minutes=number))

        assert len(mails) == 1
        assert len(run(both, ANNOUNCE, at=MONDAY + timedelta(minutes=40))) == 1

    def test_who_cannot_be_reached_is_noted_and_not_tried_each_minute(
        self, both: Flask, caplog: pytest.LogCaptureFixture
    ):
        change(both, 1, email="keine Adresse")
        received = receive(both, 1, sent_at=MONDAY)

        assert run(both, ANNOUNCE, at=MONDAY) == []
        assert get(both, received, "announced_at") == MONDAY
        assert caplog.text.count("facility 1 cannot be told") == 1
        assert "keine Adresse" not in caplog.text


class TestRemind:
    def test_x05_after_two_working_days_the_facility_is_reminded_once(self, both: Flask):
        received = receive(both, 1, sent_at=MONDAY, announced_at=MONDAY)

        assert run(both, FOLLOW_UP, at=MONDAY + 2 * DAY) == []
        assert run(both, FOLLOW_UP, at=MONDAY + 3 * DAY) == ["haus@example.org"]
        assert get(both, received, "reminded_at") == MONDAY + 3 * DAY

    def test_x05_the_weekend_does_not_count(self, both: Flask):
        friday = MONDAY + 4 * DAY
        receive(both, 1, sent_at=friday, announced_at=friday)

        assert run(both, FOLLOW_UP, at=friday + 4 * DAY) == []
        assert run(both, FOLLOW_UP, at=friday + 5 * DAY - timedelta(hours=2)) == [
            "haus@example.org"
        ]

    def test_x05_the_holidays_of_the_land_count_where_the_facility_is(self, both: Flask):
        """The Reformationstag is a holiday in Parchim and none in Cologne."""
        thursday = datetime(2025, 10, 29, 9, tzinfo=UTC)
        change(both, 1, postcode="50667", city="Köln")
        receive(both, 1, sent_at=thursday, announced_at=thursday)
        monday = datetime(2025, 11, 3, 9, tzinfo=UTC)

        in_cologne = run(both, FOLLOW_UP, at=monday)
        change(both, 1, postcode="19370", city="Parchim")
        receive(both, 1, number=2, sent_at=thursday, announced_at=thursday)

        assert in_cologne == ["haus@example.org"]
        assert run(both, FOLLOW_UP, at=monday) == []

    def test_x05_who_has_answered_is_not_reminded(self, both: Flask):
        receive(both, 1, sent_at=MONDAY, announced_at=MONDAY, state="beantwortet")

        assert run(both, FOLLOW_UP, at=MONDAY + 4 * DAY) == []


class TestOfferAlternatives:
    @pytest.fixture
    def reminded(self, both: Flask) -> Received:
        return receive(both, 1, sent_at=MONDAY, announced_at=MONDAY, reminded_at=MONDAY + 3 * DAY)

    def test_x05_after_five_days_the_seeker_is_told_once(self, both: Flask, reminded: Received):
        assert run(both, FOLLOW_UP, at=MONDAY + 5 * DAY) == []
        assert run(both, FOLLOW_UP, at=MONDAY + 5 * DAY + timedelta(hours=1)) == [
            "erika@example.org"
        ]
        assert get(both, reminded, "alternatives_at") == MONDAY + 5 * DAY + timedelta(hours=1)

    def test_x05_a_rundfrage_gets_one_letter_that_knows_the_answers(self, both: Flask):
        other = store(both, [Offer(name="Haus 2"), Offer(name="Haus 3")])
        batch = {"sent_at": MONDAY, "reminded_at": MONDAY, "batch_id": "b" * 32}
        for number, house in enumerate((1, *other[:1]), 1):
            receive(both, house, number=number, **batch)
        receive(both, other[1], number=3, state="beantwortet", answered_at=MONDAY, **batch)

        with clock.freeze(MONDAY + 6 * DAY):
            for _ in range(2):
                run_job(app=both, job=FOLLOW_UP, argument="")

        (mail,) = take_mails(both)
        assert "noch nicht alle" in plain_text(mail)
        assert "/meine-anfragen/seeker-1\n" in plain_text(mail)

    def test_who_cannot_be_written_to_finds_them_on_the_page(self, both: Flask, reminded: Received):
        with both.app_context():
            db.session.execute(sa.update(Inquiry).values(links=b"x"))
            db.session.commit()

        assert run(both, FOLLOW_UP, at=MONDAY + 6 * DAY) == []
        assert get(both, reminded, "alternatives_at") is not None


class TestPurge:
    def test_x16_what_is_over_goes_with_the_purge(self, both: Flask):
        receive(both, 1, number=1, sent_at=MONDAY)
        receive(both, 1, number=2, sent_at=MONDAY, state="entwurf")
        assert self.left(both, MONDAY + CONFIRM - timedelta(seconds=1)) == 2
        assert self.left(both, MONDAY + CONFIRM) == 1
        assert self.left(both, MONDAY + KEEP - DAY) == 1
        assert self.left(both, MONDAY + KEEP) == 0

    def left(self, app: Flask, moment: datetime) -> int:
        run(app, "purge", at=moment)
        with app.app_context():
            return int(db.session.scalar(sa.select(sa.func.count(Inquiry.id))) or 0)
