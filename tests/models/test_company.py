"""Companies: a random number, a name, and a reason where they are locked."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.company import Company
from tests.factories.companies import make_company
from tests.factories.directory import NOW


class TestCompany:
    def test_keeps_who_it_is(self, session: Session):
        made = make_company(session, name="Pflegedienst Müller & Söhne", city="Lübz")
        session.expunge_all()

        found = session.get_one(Company, made.id)

        assert (found.name, found.city) == ("Pflegedienst Müller & Söhne", "Lübz")

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"id": "1"}, "id_is_random"),
            ({"name": ""}, "name_not_empty"),
            ({"postcode": "1937"}, "postcode_of_five"),
            ({"locked_at": NOW}, "lock_with_reason"),
            ({"lock_reason": "Grund"}, "lock_with_reason"),
            ({"version": 0}, "version_positive"),
        ],
    )
    def test_the_database_refuses_what_breaks_a_rule(
        self, session: Session, fields: dict[str, object], rule: str
    ):
        with pytest.raises(sa.exc.IntegrityError, match=rule):
            make_company(session, **fields)
