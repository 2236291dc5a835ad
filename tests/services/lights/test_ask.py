"""Asking a company about its lights."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.adapters.cipher import Cipher
from portal.models.outgoing_mail import OutgoingMail
from portal.queries.light_questions import ToAsk
from portal.services.lights.ask import ask_company
from portal.values.letter import Letter
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.support.migrated import DATA_KEY

LETTER = Letter(
    sender="portal@example.org", recipient="leitung@example.org", subject="?", text="?", html="?"
)


def ask(session: Session, to: ToAsk, *, number: int, days: int = 0) -> bool:
    return ask_company(
        session,
        to=to,
        letter=LETTER,
        mail_id=f"{number:032x}",
        now=NOW + timedelta(days=days),
        cipher=Cipher(keys=(DATA_KEY,)),
    )


class TestAskCompany:
    def test_x20_posts_one_mail_a_week(self, session: Session):
        made = make_company(session)
        to = ToAsk(made.id, made.master.id, made.master.email)

        said = [
            ask(session, to, number=number, days=days)
            for number, days in enumerate((0, 0, 6, 7), start=1)
        ]

        assert said == [True, False, False, True]
        assert session.scalar(sa.select(sa.func.count()).select_from(OutgoingMail)) == 2

    def test_asks_nobody_who_is_gone(self, session: Session):
        assert not ask(session, ToAsk("0" * 32, "0" * 32, "x@example.org"), number=1)
