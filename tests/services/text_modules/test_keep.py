"""Keeping texts."""

import secrets
from contextlib import nullcontext

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.inquiries.ready_text import MOST_TEXTS
from portal.models.audit_entry import AuditEntry
from portal.models.text_module import TextModule
from portal.queries.text_modules import ReadyText, list_texts
from portal.services.text_modules.keep import drop_text, keep_text
from portal.values.errors import Invalid
from tests.factories.companies import MadeCompany, acting_as, make_company
from tests.factories.directory import NOW

READY = ReadyText("a" * 32, "Besichtigung", "Gern zeigen wir Ihnen unser Haus.")


@pytest.fixture
def company(session: Session) -> MadeCompany:
    return make_company(session)


def noted(session: Session) -> list[str]:
    """Return what the audit trail says happened, in order; none of it says what was written."""
    entries = session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [READY.title in str(one.details) for one in entries] == [False] * len(entries)
    return [one.action for one in entries]


class TestKeepText:
    def test_keeps_it_once_and_changes_it(self, session: Session, company: MadeCompany):
        for text in ("Gern.", "Gern.", "Sehr gern."):
            ready = ReadyText(READY.id, READY.title, text)
            keep_text(session, acting=acting_as(session, company.master), ready=ready, now=NOW)

        assert [one.text for one in list_texts(session, company_id=company.id)] == ["Sehr gern."]
        assert noted(session) == ["text_kept", "text_kept"]

    def test_refuses_what_is_no_text(self, session: Session, company: MadeCompany):
        empty = ReadyText(READY.id, "", "")

        with pytest.raises(Invalid, match="missing"):
            keep_text(session, acting=acting_as(session, company.master), ready=empty, now=NOW)

    def test_changes_nothing_of_another_company(self, session: Session, company: MadeCompany):
        other = make_company(session, email="andere@example.org")
        keep_text(session, acting=acting_as(session, other.master), ready=READY, now=NOW)

        with pytest.raises(Invalid, match="taken"):
            keep_text(session, acting=acting_as(session, company.master), ready=READY, now=NOW)
        drop_text(session, acting=acting_as(session, company.master), text_id=READY.id, now=NOW)

        assert list_texts(session, company_id=other.id) == (READY,)
        assert list_texts(session, company_id=company.id) == ()

    @pytest.mark.parametrize("is_own", [True, False])
    def test_another_click_at_the_same_moment(
        self,
        session: Session,
        company: MadeCompany,
        monkeypatch: pytest.MonkeyPatch,
        *,
        is_own: bool,
    ):
        other = make_company(session, email="andere@example.org")
        first = company if is_own else other
        keep_text(session, acting=acting_as(session, first.master), ready=READY, now=NOW)
        session.expunge_all()
        who, real, late = acting_as(session, company.master), session.get, [READY.id]
        monkeypatch.setattr(
            session, "get", lambda *args: None if late and late.pop() else real(*args)
        )

        with nullcontext() if is_own else pytest.raises(Invalid, match="taken"):
            keep_text(session, acting=who, ready=READY, now=NOW)

        assert list_texts(session, company_id=first.id) == (READY,)
        assert noted(session) == ["text_kept"]

    def test_refuses_more_than_thirty(self, session: Session, company: MadeCompany):
        for _ in range(MOST_TEXTS):
            ready = ReadyText(secrets.token_hex(16), "Gern", "Gern.")
            keep_text(session, acting=acting_as(session, company.master), ready=ready, now=NOW)

        with pytest.raises(Invalid, match="too_many"):
            keep_text(session, acting=acting_as(session, company.master), ready=READY, now=NOW)


class TestDropText:
    def test_throws_it_away_once_and_again(self, session: Session, company: MadeCompany):
        keep_text(session, acting=acting_as(session, company.master), ready=READY, now=NOW)

        for _ in range(2):
            drop_text(session, acting=acting_as(session, company.master), text_id=READY.id, now=NOW)

        assert session.scalars(sa.select(TextModule.id)).all() == []
        assert noted(session) == ["text_kept", "text_dropped"]
