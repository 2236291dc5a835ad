"""Forgetting a draft that was sent."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.form_draft import FormDraft
from portal.services.drafts.drop import drop_draft
from portal.services.drafts.keep import keep_draft
from tests.factories.directory import NOW


class TestDropDraft:
    def test_deletes_this_one_however_often(self, session: Session):
        for key in ("a", "b"):
            keep_draft(session, token_hash=key * 64, content=b"cipher", now=NOW)

        for _ in range(2):
            drop_draft(session, token_hash="a" * 64)

        assert session.scalars(sa.select(FormDraft.token_hash)).all() == ["b" * 64]
