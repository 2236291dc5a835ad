"""A source has a name of its own and says whom to thank."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.data_source import DataSource
from tests.models.records import add_source


class TestDataSource:
    def test_needs_no_licence(self, session: Session):
        assert add_source(session).licence == ""

    @pytest.mark.parametrize("fields", [{"name": ""}, {"attribution": None}, {"imported_on": None}])
    def test_the_database_refuses_what_is_wrong(self, session: Session, fields: dict[str, object]):
        valid = {"name": "probe", "attribution": "a", "imported_on": date(2026, 3, 2)}
        session.add(DataSource(**{**valid, **fields}))

        with pytest.raises(sa.exc.IntegrityError):
            session.flush()

    def test_a_name_is_given_once(self, session: Session):
        add_source(session)
        session.expunge_all()

        with pytest.raises(sa.exc.IntegrityError):
            add_source(session)
