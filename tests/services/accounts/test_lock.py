"""A locked account is signed in nowhere, and nobody signs in to it."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.accounts.locking import LockedMeanwhile, LockNotAllowed, LockStep
from portal.domain.accounts.purposes import Purpose
from portal.domain.audit.entry import Actor
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.models.account_token import AccountToken
from portal.models.audit_entry import AuditEntry
from portal.services.accounts.lock import lock_account
from portal.services.journal.issue_link import issue_link
from portal.values.errors import NotFound
from tests.factories.accounts import make_account, store_sign_in
from tests.factories.directory import NOW

ADMIN = Actor(account_id="a" * 32, words="Vera Amt")
SPAM = "Schreibt Werbung."


def change(session, account_id, step=LockStep.LOCK, reason=SPAM):
    lock_account(session, account_id=account_id, step=step, reason=reason, actor=ADMIN, now=NOW)


def locks(session):
    session.expire_all()
    found = sa.select(Account.locked_at, Account.lock_reason).order_by(Account.email)
    return [tuple(row) for row in session.execute(found)]


class TestLock:
    def test_p10_it_is_locked_with_its_reason_and_signed_in_nowhere(self, session):
        erika, otto = make_account(session), make_account(session, email="otto@example.org")
        store_sign_in(session, erika)
        kept = store_sign_in(session, otto)

        change(session, erika.id)

        assert locks(session) == [(NOW, SPAM), (None, "")]
        assert session.scalars(sa.select(AccountSession.id)).all() == [kept]

    def test_p10_the_links_of_its_mails_open_nothing_any_more(self, session):
        erika = make_account(session)
        issue_link(
            session, account_id=erika.id, purpose=Purpose.RESET, token_hash="b" * 64, now=NOW
        )

        change(session, erika.id)

        assert session.scalars(sa.select(AccountToken.used_at)).all() == [NOW]

    def test_p10_it_is_opened_again(self, session):
        erika = make_account(session)
        change(session, erika.id)

        change(session, erika.id, LockStep.UNLOCK, "Geklärt.")

        assert locks(session) == [(None, "")]

    def test_p08_who_did_it_and_why_is_written_down(self, session):
        erika = make_account(session)
        change(session, erika.id)
        change(session, erika.id, LockStep.UNLOCK, "Geklärt.")

        trail = session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id))
        assert [(one.actor, one.action, one.subject_id, one.details) for one in trail] == [
            ("Vera Amt", "account_locked", erika.id, {"reason": SPAM}),
            ("Vera Amt", "account_unlocked", erika.id, {"reason": "Geklärt."}),
        ]


class TestRefusals:
    def test_a_lock_needs_a_reason_and_is_never_ones_own(self, session):
        erika = make_account(session)
        make_account(session, email="v@example.org", id=ADMIN.account_id)

        for account_id, reason in ((erika.id, ""), (ADMIN.account_id, SPAM)):
            with pytest.raises(LockNotAllowed):
                change(session, account_id, reason=reason)

        assert locks(session) == [(None, ""), (None, "")]

    @pytest.mark.parametrize("step", LockStep)
    def test_of_two_at_once_the_second_changes_nothing(self, session, step):
        erika = make_account(
            session,
            locked_at=NOW - timedelta(days=1) if step is LockStep.LOCK else None,
            lock_reason="Vorher." if step is LockStep.LOCK else "",
        )
        before = locks(session)

        with pytest.raises(LockedMeanwhile):
            change(session, erika.id, step)

        assert locks(session) == before
        assert session.scalars(sa.select(AuditEntry)).all() == []

    def test_an_unknown_one_is_refused(self, session):
        with pytest.raises(NotFound):
            change(session, "x" * 32)
