"""A letter is posted once, encrypted, in the transaction of what it speaks of."""

import json

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.outgoing_mail import OutgoingMail
from portal.services.journal.post_letter import post_letter
from tests.factories import mails
from tests.factories.directory import NOW
from tests.support.ports import Foreign, MirrorCipher


class TestPostLetter:
    def test_the_mail_is_due_at_once_and_untried(self, session: Session):
        mail_id = mails.post(session)

        (mail,) = session.scalars(sa.select(OutgoingMail))
        assert (mail.id, mail.created_at, mail.next_try_at) == (mail_id, NOW, NOW)
        assert (mail.tries, mail.claimed_until, mail.sent_at, mail.given_up_at) == (
            (0, None, None, None)
        )

    def test_is_stored_unreadable_and_bound_to_its_id(self, session: Session):
        mail_id = mails.post(session)

        mail = session.get(OutgoingMail, mail_id)
        plain = MirrorCipher().decrypt(cipher=mail.letter, owner_id=mail_id)
        assert mails.CANARY.encode() not in mail.letter
        assert json.loads(plain)["recipient"] == "anna@example.org"
        with pytest.raises(Foreign):
            MirrorCipher().decrypt(cipher=mail.letter, owner_id="1" * 32)

    def test_what_was_posted_before_is_not_posted_again(self, session: Session):
        mail_id = mails.post(session, recipient="anna@example.org")
        first = session.get(OutgoingMail, mail_id).letter

        mails.post(session, recipient="berta@example.org")

        (mail,) = session.scalars(sa.select(OutgoingMail))
        assert mail.letter == first

    def test_knows_whose_account_it_is_about(self, session: Session):
        post_letter(
            session,
            letter=mails.make_letter(),
            mail_id="0" * 32,
            account_id="f" * 32,
            now=NOW,
            cipher=MirrorCipher(),
        )

        assert session.get(OutgoingMail, "0" * 32).account_id == "f" * 32

    def test_what_is_rolled_back_was_never_posted(self, engine: sa.Engine):
        with Session(engine) as session:
            mails.post(session)
            session.rollback()

        with Session(engine) as session:
            assert session.scalars(sa.select(OutgoingMail)).all() == []
