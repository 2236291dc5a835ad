"""The state of the post in numbers, without addresses."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.outgoing_mail import OutgoingMail
from portal.queries import outgoing_mails
from portal.queries.outgoing_mails import GivenUpMail, PostState, find_due, get_post_state
from tests.factories import mails
from tests.factories.directory import NOW
from tests.support.statements import counted

HOUR = timedelta(hours=1)


def set_fields(session: Session, number: int, **fields: object) -> None:
    mail_id = mails.post(session, number=number, now=NOW - 2 * HOUR)
    session.execute(sa.update(OutgoingMail).where(OutgoingMail.id == mail_id).values(**fields))


class TestFindDue:
    def test_is_what_the_database_says_now(self, session: Session):
        mail_id = mails.post(session)
        session.get(OutgoingMail, mail_id)
        session.execute(
            sa.update(OutgoingMail).values(tries=3).execution_options(synchronize_session=False)
        )

        found = find_due(session, now=NOW)

        assert found is not None
        assert found.tries == 3


class TestGetPostState:
    def test_of_an_empty_outbox(self, session: Session):
        assert get_post_state(session) == PostState(
            waiting=0, next_try_at=None, last_sent_at=None, given_up_count=0, given_up=()
        )

    def test_counts_what_waits_and_names_when_the_next_is_tried(self, session: Session):
        set_fields(session, 1, next_try_at=NOW + HOUR)
        set_fields(session, 2, next_try_at=NOW + 2 * HOUR)
        set_fields(session, 3, sent_at=NOW - HOUR, letter=b"", next_try_at=NOW - HOUR)
        set_fields(session, 4, given_up_at=NOW, next_try_at=NOW - HOUR, tries=25)

        state = get_post_state(session)

        assert (state.waiting, state.next_try_at) == (2, NOW + HOUR)
        assert state.last_sent_at == NOW - HOUR
        assert state.given_up_count == 1
        assert state.given_up == (
            GivenUpMail(created_at=NOW - 2 * HOUR, given_up_at=NOW, tries=25),
        )

    def test_shows_the_newest_of_many_and_counts_all(self, session: Session, monkeypatch):
        monkeypatch.setattr(outgoing_mails, "MOST_SHOWN", 2)
        for number in range(3):
            set_fields(session, number, given_up_at=NOW + number * HOUR, tries=number)

        with counted(session.connection()) as statements:
            state = get_post_state(session)

        assert state.given_up_count == 3
        assert [mail.tries for mail in state.given_up] == [2, 1]
        assert len(statements) == 3
