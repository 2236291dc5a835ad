"""What a company was granted."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.entitlements.products import Product
from portal.models.entitlement import Entitlement
from tests.factories.companies import grant, make_company
from tests.models.records import add_source, make_facility


@pytest.fixture
def facility_id(session: Session) -> int:
    add_source(session)
    facility = make_facility()
    session.add(facility)
    session.flush()
    return facility.id


class TestEntitlement:
    @pytest.mark.parametrize("product", Product)
    def test_keeps_every_product(self, session: Session, facility_id: int, product: Product):
        made = make_company(session)
        grant(session, made, None if product is Product.STELLVERTRETER else facility_id, product)
        session.expunge_all()

        assert session.scalars(sa.select(Entitlement.product)).one() == product

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"product": "gold"}, "product_known"),
            ({"facility_id": None}, "facility_with_its_products"),
            ({"ends_on": date(2025, 12, 31)}, "ends_after_start"),
            ({"reason": ""}, "reason_not_empty"),
            ({"id": "1"}, "id_is_random"),
        ],
    )
    def test_the_database_refuses_what_breaks_a_rule(
        self, session: Session, facility_id: int, fields: dict[str, object], rule: str
    ):
        grant(session, make_company(session), facility_id)

        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.execute(sa.update(Entitlement).values(**fields))
