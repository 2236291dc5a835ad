"""Texts that a company keeps ready."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.text_module import TextModule
from tests.factories.companies import make_company
from tests.factories.directory import NOW


class TestTextModule:
    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"id": "1"}, "id_is_random"),
            ({"title": ""}, "says_something"),
            ({"text": ""}, "says_something"),
        ],
    )
    def test_the_database_refuses_what_breaks_a_rule(
        self, session: Session, fields: dict[str, object], rule: str
    ):
        company = make_company(session)
        usual = {
            "id": "a" * 32,
            "company_id": company.id,
            "title": "Besichtigung",
            "text": "Gern zeigen wir Ihnen unser Haus.",
            "changed_at": NOW,
        }
        session.add(TextModule(**usual))
        session.flush()

        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.execute(sa.update(TextModule).values(**fields))
