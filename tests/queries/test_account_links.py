"""Links by the hash of their token."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.queries import account_links
from portal.queries.account_links import LinkInvalid
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
