"""A due mail is claimed by one worker, for three minutes."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.mails.terms import LEASE
from portal.models.outgoing_mail import OutgoingMail
from portal.services.mails.claim import Claim, claim_next
from tests.factories import mails
from tests.factories.directory import NOW

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


class TestClaimNext:
    def test_nothing_waits(self, session: Session):
        assert claim_next(session, now=NOW) is None

    def test_counts_the_try_and_plans_the_next(self, session: Session):
        mail_id = mails.post(session)

        claim = claim_next(session, now=NOW)

        mail = session.get(OutgoingMail, mail_id)
        assert claim == Claim(
            mail_id=mail_id, letter=mail.letter, written_at=NOW, tries=1, until=NOW + LEASE
        )
        assert (mail.tries, mail.next_try_at, mail.claimed_until) == (1, NOW + MINUTE, NOW + LEASE)

    def test_gives_out_no_second_one_while_one_is_sent(self, session: Session):
        """A mail server that hangs must not take every process of the worker."""
        for number in range(2):
            mails.post(session, number=number)

        claims = [claim_next(session, now=NOW), claim_next(session, now=NOW + LEASE - SECOND)]

        assert claims[0] is not None
        assert claims[1] is None

    def test_what_a_killed_worker_left_is_taken_over(self, session: Session):
        mail_id = mails.post(session)
        claim_next(session, now=NOW)

        claim = claim_next(session, now=NOW + LEASE)

        assert claim is not None
        assert (claim.mail_id, claim.tries) == (mail_id, 2)

    def test_the_one_due_longest_comes_first(self, session: Session):
        mails.post(session, number=1, now=NOW)
        mails.post(session, number=2, now=NOW - SECOND)

        assert claim_next(session, now=NOW).mail_id == f"{2:032x}"

    @pytest.mark.parametrize(
        ("fields", "is_claimed"),
        [
            ({"next_try_at": NOW + SECOND}, False),
            ({"next_try_at": NOW}, True),
            ({"sent_at": NOW - SECOND, "letter": b""}, False),
            ({"given_up_at": NOW - SECOND}, False),
        ],
    )
    def test_only_what_waits_and_is_due(
        self, session: Session, fields: dict[str, object], *, is_claimed: bool
    ):
        mails.post(session)
        session.execute(sa.update(OutgoingMail).values(**fields))

        assert (claim_next(session, now=NOW) is not None) == is_claimed

    def test_two_workers_never_claim_the_same(self, engine: sa.Engine):
        with Session(engine) as session:
            for number in range(6):
                mails.post(session, number=number)
            session.commit()
        claimed: list[str] = []
        ready = threading.Barrier(4)

        def work() -> None:
            ready.wait()
            with Session(engine) as session:
                session.connection(execution_options={"writes": True})
                claim = claim_next(session, now=NOW)
                session.commit()
            if claim is not None:
                claimed.append(claim.mail_id)

        workers = [threading.Thread(target=work) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

        assert claimed
        assert len(set(claimed)) == len(claimed)

    @pytest.mark.postgres
    def test_a_locked_mail_is_passed_over_not_waited_for(
        self, postgres_server, postgres_template: str
    ):
        url = postgres_server.create(database="portal_claims", template=postgres_template)
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        with Session(engine) as session:
            for number in range(2):
                mails.post(session, number=number)
            session.commit()

        with Session(engine) as first, Session(engine) as second:
            claims = [claim_next(first, now=NOW), claim_next(second, now=NOW)]
            first.commit()
            second.commit()

        assert [claim.mail_id for claim in claims] == [f"{0:032x}", f"{1:032x}"]
        postgres_server.drop(database="portal_claims")
