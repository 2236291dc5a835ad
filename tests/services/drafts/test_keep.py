"""Keeping what was typed so far."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.form_draft import FormDraft
from portal.services.drafts.keep import keep_draft
from tests.factories.directory import NOW


class TestKeepDraft:
    def test_replaces_what_stood_there(self, session: Session):
        for content in (b"first", b"second"):
            keep_draft(session, token_hash="a" * 64, content=content, now=NOW)

        assert session.scalars(sa.select(FormDraft.content)).all() == [b"second"]
