"""Drafts of forms of several pages."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.form_draft import FormDraft
from tests.factories.directory import NOW


class TestFormDraft:
    def test_is_found_by_the_hash_alone(self, session: Session):
        session.add(FormDraft(token_hash="a" * 64, content=b"cipher", changed_at=NOW))
        session.flush()
        session.expunge_all()

        assert session.get_one(FormDraft, "a" * 64).content == b"cipher"

    def test_refuses_a_token_in_place_of_its_hash(self, session: Session):
        session.add(FormDraft(token_hash="token", content=b"cipher", changed_at=NOW))

        with pytest.raises(sa.exc.IntegrityError, match="token_hash_is_sha256"):
            session.flush()
