"""A revocation keeps text version and times, and no link to a person."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.revocation import Revocation
from tests.models.records import NOW

VALID = {"consent_version": "1", "consented_at": NOW, "revoked_at": NOW}


class TestRevocation:
    def test_keeps_its_times(self, session: Session):
        session.add(Revocation(**VALID))
        session.flush()
        session.expunge_all()

        found = session.scalars(sa.select(Revocation)).one()

        assert (found.consent_version, found.consented_at, found.revoked_at) == ("1", NOW, NOW)

    @pytest.mark.parametrize("field", VALID)
    def test_the_database_refuses_a_gap(self, session: Session, field: str):
        session.add(Revocation(**{**VALID, field: None}))

        with pytest.raises(sa.exc.IntegrityError, match=field):
            session.flush()

    def test_is_linked_to_nothing(self):
        table = Revocation.__table__

        assert {column.name for column in table.columns} == {"id", *VALID}
        assert not table.foreign_keys
