"""The link in the mail confirms the address, once."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.purposes import Purpose
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.account_token import AccountToken
from portal.models.security_event import SecurityEvent
from portal.queries.account_links import LinkInvalid
from portal.services.accounts.activate import activate
from portal.services.journal.issue_link import issue_link
from tests.factories.accounts import make_account
from tests.factories.directory import NOW

TOKEN_HASH = "a" * 64
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def made(session: Session):
    made = make_account(session, activated=False)
    issue_link(
        session, account_id=made.id, purpose=Purpose.ACTIVATION, token_hash=TOKEN_HASH, now=NOW
    )
    return made


def confirm(session: Session, *, token_hash: str = TOKEN_HASH, now=LATER) -> bool:
    return activate(session, token_hash=token_hash, device="Firefox", now=now)


class TestActivate:
    def test_a12_confirms_the_address_and_notes_it(self, session: Session, made):
        assert confirm(session) is True

        assert session.get_one(Account, made.id).activated_at == LATER
        assert session.get_one(AccountToken, TOKEN_HASH).used_at == LATER
        assert session.scalars(sa.select(SecurityEvent.kind)).all() == [Event.ACTIVATED.value]

    @pytest.mark.usefixtures("made")
    def test_a12_signs_nobody_in(self, session: Session):
        confirm(session)

        assert session.scalars(sa.select(AccountSession)).all() == []

    def test_a12_a_second_time_changes_nothing(self, session: Session, made):
        confirm(session)

        assert confirm(session, now=LATER + timedelta(minutes=1)) is False

        assert session.get_one(Account, made.id).activated_at == LATER
        assert session.get_one(AccountToken, TOKEN_HASH).used_at == LATER
        assert len(session.scalars(sa.select(SecurityEvent)).all()) == 1

    @pytest.mark.usefixtures("made")
    @pytest.mark.parametrize(
        "wrong", [{"token_hash": "b" * 64}, {"now": NOW + Purpose.ACTIVATION.term}]
    )
    def test_a12_refuses_every_other_link(self, session: Session, wrong):
        with pytest.raises(LinkInvalid):
            confirm(session, **wrong)

        assert session.scalars(sa.select(Account.activated_at)).one() is None

    def test_a_link_of_another_purpose_confirms_nothing(self, session: Session):
        made = make_account(session, activated=False)
        issue_link(
            session, account_id=made.id, purpose=Purpose.RESET, token_hash=TOKEN_HASH, now=NOW
        )

        with pytest.raises(LinkInvalid):
            confirm(session)
