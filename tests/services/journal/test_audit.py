"""An entry is written in the same transaction as what happened."""

import sqlalchemy as sa

from portal.domain.audit.action import Action
from portal.domain.audit.entry import COMMAND, Actor, Detail, Entry, Subject, SubjectKind
from portal.models.audit_entry import AuditEntry
from portal.services.journal.audit import audit
from tests.models.records import NOW

RENAMED = Entry(
    actor=Actor(account_id="a" * 32, words="Erika Muster"),
    action=Action.COMPANY_RENAMED,
    subject=Subject(kind=SubjectKind.COMPANY, subject_id="c" * 32),
    company_id="c" * 32,
    details={Detail.BEFORE: "Alt GmbH", Detail.AFTER: "Neu GmbH"},
)


def test_p08_says_who_when_and_what(session):
    audit(session, entry=RENAMED, now=NOW)

    (kept,) = session.scalars(sa.select(AuditEntry))
    assert (kept.actor_id, kept.actor, kept.at) == ("a" * 32, "Erika Muster", NOW)
    assert (kept.action, kept.subject_kind, kept.subject_id) == (
        "company_renamed",
        "company",
        "c" * 32,
    )
    assert kept.company_id == "c" * 32
    assert kept.details == {"before": "Alt GmbH", "after": "Neu GmbH"}


def test_a_command_acts_without_an_account(session):
    subject = Subject(kind=SubjectKind.REVIEW, subject_id="b" * 32)
    audit(session, entry=Entry(COMMAND, Action.REVIEW_PUBLISHED, subject), now=NOW)

    (kept,) = session.scalars(sa.select(AuditEntry))
    assert (kept.actor_id, kept.company_id, kept.details) == (None, None, {})


def test_what_is_rolled_back_did_not_happen(session):
    audit(session, entry=RENAMED, now=NOW)

    session.rollback()

    assert session.scalars(sa.select(AuditEntry)).all() == []
