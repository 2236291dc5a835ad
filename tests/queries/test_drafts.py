"""Drafts of forms."""

from datetime import timedelta

from sqlalchemy.orm import Session

from portal.queries.drafts import find_draft
from portal.services.drafts.keep import keep_draft
from tests.factories.directory import NOW

KEY = "a" * 64


class TestFindDraft:
    def test_returns_what_is_young_enough(self, session: Session):
        keep_draft(session, token_hash=KEY, content=b"cipher", now=NOW)

        before = NOW - timedelta(seconds=1)
        assert find_draft(session, token_hash=KEY, changed_after=before) == b"cipher"
        assert find_draft(session, token_hash=KEY, changed_after=NOW) is None
        assert find_draft(session, token_hash="b" * 64, changed_after=before) is None
