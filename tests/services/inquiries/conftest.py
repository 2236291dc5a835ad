"""Two facilities, an account, and what is sent to them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.owner import Owner
from portal.models.inquiry import Inquiry
from portal.models.outgoing_mail import OutgoingMail
from portal.services.inquiries.send import Sending
from portal.services.inquiries.steps import Post, add_message
from portal.values.ports import Encrypt
from tests.factories import inquiries
from tests.factories.accounts import make_account
from tests.factories.mails import make_letter
from tests.models.records import NOW, add_source, make_facility
from tests.support.ports import MirrorCipher


@dataclass(frozen=True, slots=True)
class Desk:
    """What tests of these services have at hand.

    Args:
        houses: ids of two facilities that take inquiries.
        erika: the owner of an account.
    """

    session: Session
    cipher: Encrypt
    houses: tuple[int, ...]
    erika: Owner

    def send(self, **how: Any) -> Sending:
        """Send to both facilities; from the account unless `account_id` says otherwise."""
        given = {"account_id": self.erika.account_id, "now": NOW} | how
        return inquiries.send(self.session, self.houses, cipher=self.cipher, **given)

    def send_without_account(self, **how: Any) -> Sending:
        """Send to both facilities; it awaits the click in the mail."""
        return self.send(account_id=None, **how)

    def other_owner(self) -> Owner:
        """Return the owner of another account."""
        return Owner(account_id=make_account(self.session, email="otto@example.org").id)

    def stored(self) -> list[Inquiry]:
        """Return all inquiries as they stand in the database."""
        self.session.expire_all()
        found = sa.select(Inquiry).order_by(Inquiry.batch_id, Inquiry.facility_id)
        return list(self.session.scalars(found.options(selectinload(Inquiry.messages))))

    def states(self) -> list[str]:
        """Return where they stand."""
        return [one.state for one in self.stored()]

    def mails(self) -> int:
        """Return how many mails wait."""
        return len(self.session.scalars(sa.select(OutgoingMail)).all())

    def posts(self, name: str) -> dict[str, Post]:
        """Return a letter for each inquiry; the name, one sign, tells what happened."""
        return {
            one.id: Post(letter=make_letter(), mail_id=f"{name}{one.facility_id:031d}")
            for one in self.stored()
        }

    def change(self, facility_id: int, **columns: object) -> None:
        """Change columns of what a facility got."""
        for one in self.stored():
            if one.facility_id == facility_id:
                for name, value in columns.items():
                    setattr(one, name, value)
        self.session.flush()

    def say(
        self,
        text: str = "Gern.",
        *,
        to: Inquiry | None = None,
        kind: MessageKind = MessageKind.ANTWORT,
        time: datetime | None = None,
        number: int = 1,
    ) -> None:
        """Let there be a message about an inquiry, the first unless another is named."""
        add_message(
            self.session,
            inquiry=to or self.stored()[0],
            message_id=f"{number:032x}",
            kind=kind,
            words=Words(text=text, time=time),
            now=NOW,
            cipher=self.cipher,
        )

    def answer(self, *facility_ids: int) -> None:
        """Let these facilities have read and answered."""
        for one in facility_ids:
            self.change(one, state="beantwortet", read_at=NOW, answered_at=NOW)


@pytest.fixture
def desk(session):
    add_source(session)
    made = [
        make_facility(external_id=str(number), email=f"haus-{number}@example.org")
        for number in (1, 2)
    ]
    session.add_all(made)
    session.flush()
    return Desk(
        session=session,
        cipher=MirrorCipher(),
        houses=tuple(one.id for one in made),
        erika=Owner(account_id=make_account(session).id),
    )
