"""A letter goes to the address that the account holds."""

import json

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.outgoing_mail import OutgoingMail
from portal.services.journal.post_to_owner import post_to_owner
from tests.factories.accounts import make_account
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.support.ports import MirrorCipher


class TestPostToOwner:
    @pytest.mark.parametrize(
        ("held", "mailbox"),
        [
            ("Erika.Muster@example.org", "Erika.Muster@example.org"),
            ("erika@müller.de", "erika@xn--mller-kva.de"),
        ],
    )
    def test_whatever_was_typed(self, session: Session, held: str, mailbox: str):
        account = session.get_one(Account, make_account(session, email=held).id)

        post_to_owner(
            session,
            account=account,
            letter=make_letter(recipient="somebody@example.com"),
            mail_id="0" * 32,
            now=NOW,
            cipher=MirrorCipher(),
        )

        posted = session.scalars(sa.select(OutgoingMail)).one()
        plain = MirrorCipher().decrypt(cipher=posted.letter, owner_id=posted.id)
        assert json.loads(plain)["recipient"] == mailbox
        assert posted.account_id == account.id
