"""Drafts that nobody has sent."""

from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.form_draft import FormDraft
from portal.services.drafts.keep import keep_draft
from portal.services.drafts.purge import TERM, purge_form_drafts
from tests.factories.directory import NOW


class TestPurgeFormDrafts:
    def test_go_after_a_day(self, session: Session):
        keep_draft(session, token_hash="a" * 64, content=b"cipher", now=NOW)

        purge_form_drafts(session, now=NOW + TERM - timedelta(seconds=1))
        assert session.scalars(sa.select(FormDraft.token_hash)).all() == ["a" * 64]

        purge_form_drafts(session, now=NOW + TERM)
        assert session.scalars(sa.select(FormDraft.token_hash)).all() == []
