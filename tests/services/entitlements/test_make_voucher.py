"""Making a code."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.entitlements.products import Product
from portal.models.voucher import Voucher
from portal.services.entitlements.make_voucher import make_voucher
from tests.factories.directory import NOW, TODAY


class TestMakeVoucher:
    def test_g04_belongs_to_nobody_at_first(self, session: Session):
        make_voucher(
            session,
            code_hash="a" * 64,
            product=Product.PREMIUM,
            days=30,
            redeem_until=TODAY,
            reason="Messe",
            now=NOW,
        )

        made = session.scalars(sa.select(Voucher)).one()
        assert (made.product, made.days, made.company_id, made.used_at) == (
            "premium",
            30,
            None,
            None,
        )
