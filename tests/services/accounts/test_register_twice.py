"""The same address registered ten times at once has one account and one mail."""

from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.account_token import AccountToken
from portal.models.outgoing_mail import OutgoingMail
from portal.services.accounts.register import RegisteredMeanwhile
from tests.services.accounts.test_register import attempt

TIMES = 10


class TestAtOnce:
    def test_has_one_effect(self, engine: sa.Engine):
        def act(number: int) -> None:
            with Session(engine) as session:
                session.connection(execution_options={"writes": True})
                try:
                    attempt(session, number)
                except RegisteredMeanwhile:
                    return
                session.commit()

        with ThreadPoolExecutor(TIMES) as threads:
            list(threads.map(act, range(1, TIMES + 1)))

        with Session(engine) as session:
            for model in (Account, AccountToken, OutgoingMail):
                assert len(session.scalars(sa.select(model)).all()) == 1, model
