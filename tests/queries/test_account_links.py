"""Links by the hash of their token."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.queries import account_links
from portal.queries.account_links import LinkInvalid
from portal.queries.own_account import get_own
from portal.services.journal.end_links import end_links
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import make_account
from tests.factories.directory import NOW

TOKEN_HASH = "a" * 64
END = NOW + Purpose.RESET.term


@pytest.fixture
def made(session: Session):
    made = make_account(session)
    issue_link(
        session,
        account_id=made.id,
        purpose=Purpose.RESET,
        token_hash=TOKEN_HASH,
        next_path="/ziel",
        now=NOW,
    )
    return made


@pytest.mark.parametrize("get", [account_links.read_link, account_links.get_link])
class TestBoth:
    def test_find_the_link_within_its_term(self, session: Session, made, get):
        last = END - timedelta(microseconds=1)

        link = get(session, token_hash=TOKEN_HASH, purpose=Purpose.RESET, now=last)

        assert link.account_id == made.id
        assert link.next_path == "/ziel"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"token_hash": "b" * 64},
            {"token_hash": TOKEN_HASH[:-1]},
            {"purpose": Purpose.ACTIVATION},
            {"now": END},
        ],
    )
    @pytest.mark.usefixtures("made")
    def test_refuse_every_other(self, session: Session, get, wrong):
        asked = {"token_hash": TOKEN_HASH, "purpose": Purpose.RESET, "now": NOW, **wrong}

        with pytest.raises(LinkInvalid):
            get(session, **asked)


class TestReadLink:
    def test_tells_whose_it_is_and_whether_it_was_used(self, session: Session, made):
        asked = {"token_hash": TOKEN_HASH, "purpose": Purpose.RESET, "now": NOW}
        before = account_links.read_link(session, **asked)
        account_links.get_link(session, **asked).used_at = NOW
        session.flush()

        after = account_links.read_link(session, **asked)

        assert (before.is_used, after.is_used) == (False, True)
        assert after.is_activated
        assert after.email == made.email
        assert after.names == ("Erika", "Musterfrau")


class TestGetLink:
    def test_a17_waits_for_whoever_has_the_account_and_sees_what_they_left(self, engine: sa.Engine):
        """Had it locked the link first, both would wait for each other for ever."""
        with Session(engine) as session:
            made = make_account(session)
            issue_link(
                session,
                account_id=made.id,
                purpose=Purpose.RESET,
                token_hash=TOKEN_HASH,
                now=NOW,
            )
            session.commit()

        def used_at() -> object:
            with Session(engine) as late:
                late.connection(execution_options={"writes": True})
                asked = {"token_hash": TOKEN_HASH, "purpose": Purpose.RESET, "now": NOW}
                return account_links.get_link(late, **asked).used_at

        with ThreadPoolExecutor() as others, Session(engine) as first:
            first.connection(execution_options={"writes": True})
            get_own(first, account_id=made.id, for_update=True)
            waiting = others.submit(used_at)
            wait_until_somebody_waits(engine)
            end_links(first, account_id=made.id, now=NOW)
            first.commit()

            assert waiting.result(timeout=10) == NOW


def wait_until_somebody_waits(engine: sa.Engine) -> None:
    """Return once a lock is asked for in vain; SQLite cannot tell, so after a moment."""
    if engine.dialect.name == "sqlite":
        time.sleep(0.05)
        return
    waits = sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        while not connection.scalar(waits):
            time.sleep(0.01)


class TestCountMadeSince:
    def test_counts_those_of_the_account_and_the_purpose(self, session: Session, made):
        other = make_account(session, email="otto@example.org")
        for number, (account, purpose, minutes) in enumerate(
            [
                (made, Purpose.RESET, 10),
                (made, Purpose.RESET, -10),
                (made, Purpose.ACTIVATION, 10),
                (other, Purpose.RESET, 10),
            ]
        ):
            issue_link(
                session,
                account_id=account.id,
                purpose=purpose,
                token_hash=f"{number:064x}",
                now=NOW + timedelta(minutes=minutes),
            )

        assert (
            account_links.count_made_since(
                session, account_id=made.id, purpose=Purpose.RESET, since=NOW
            )
            == 1
        )
