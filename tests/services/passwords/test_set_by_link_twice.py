"""The same link ten times at once sets one password."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.outgoing_mail import OutgoingMail
from portal.models.security_event import SecurityEvent
from portal.queries.account_links import LinkInvalid
from portal.services.journal.issue_link import issue_link
from portal.services.passwords.set_by_link import set_by_link
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.support.ports import MirrorCipher

TOKEN_HASH = "a" * 64
TIMES = 10


def at_once(act: Callable[[int], str]) -> list[str]:
    """Do it ten times at the same moment and return what came of each, sorted."""
    with ThreadPoolExecutor(TIMES) as threads:
        return sorted(threads.map(act, range(TIMES)))


class TestAtOnce:
    def test_has_one_effect(self, engine: sa.Engine):
        with Session(engine) as session:
            made = make_account(session)
            issue_link(
                session, account_id=made.id, purpose=Purpose.RESET, token_hash=TOKEN_HASH, now=NOW
            )
            session.commit()

        def act(number: int) -> str:
            with Session(engine) as session:
                session.connection(execution_options={"writes": True})
                try:
                    set_by_link(
                        session,
                        token_hash=TOKEN_HASH,
                        password_hash=f"hash {number}",
                        letter=make_letter(),
                        mail_id=f"{number:032x}",
                        device="",
                        now=NOW + timedelta(minutes=1),
                        cipher=MirrorCipher(),
                    )
                except LinkInvalid:
                    return "refused"
                session.commit()
                return f"hash {number}"

        answers = at_once(act)

        assert answers.count("refused") == TIMES - 1
        with Session(engine) as session:
            assert session.scalars(sa.select(Account.password_hash)).all() == [answers[0]]
            assert len(session.scalars(sa.select(OutgoingMail.id)).all()) == 1
            assert len(session.scalars(sa.select(SecurityEvent.id)).all()) == 1
