"""A company is locked and opened again, with the reason."""

import pytest
import sqlalchemy as sa

from portal.domain.accounts.locking import LockedMeanwhile, LockNotAllowed, LockStep
from portal.domain.audit.entry import Actor
from portal.models.audit_entry import AuditEntry
from portal.models.company import Company
from portal.services.companies.lock import lock_company
from portal.values.errors import NotFound
from tests.factories.companies import make_company
from tests.factories.directory import NOW

ADMIN = Actor(account_id="a" * 32, words="Vera Amt")


def change(session, company_id, step=LockStep.LOCK, reason="Erfundene Angaben."):
    lock_company(session, company_id=company_id, step=step, reason=reason, actor=ADMIN, now=NOW)


def stored(session):
    session.expire_all()
    return session.scalars(sa.select(Company)).one()


def test_p10_it_is_locked_and_opened_again_and_the_trail_says_why(session):
    made = make_company(session)

    change(session, made.id)
    assert (stored(session).locked_at, stored(session).lock_reason) == (NOW, "Erfundene Angaben.")
    change(session, made.id, LockStep.UNLOCK, "Geklärt.")

    assert (stored(session).locked_at, stored(session).lock_reason) == (None, "")
    assert stored(session).version == 3
    trail = session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(one.action, one.company_id, one.details) for one in trail] == [
        ("company_locked", made.id, {"reason": "Erfundene Angaben."}),
        ("company_unlocked", made.id, {"reason": "Geklärt."}),
    ]


def test_a_lock_needs_a_reason_and_a_company(session):
    made = make_company(session)

    with pytest.raises(LockNotAllowed):
        change(session, made.id, reason="")
    with pytest.raises(NotFound):
        change(session, "x" * 32)
    with pytest.raises(LockedMeanwhile):
        change(session, made.id, LockStep.UNLOCK)

    assert stored(session).locked_at is None
    assert session.scalars(sa.select(AuditEntry)).all() == []
