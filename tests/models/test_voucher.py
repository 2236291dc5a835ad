"""Codes that open a licence."""

from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.company import Company
from portal.models.voucher import Voucher
from tests.factories.companies import make_company
from tests.factories.directory import NOW


def voucher(**fields: object) -> Voucher:
    return Voucher(
        **{
            "code_hash": "a" * 64,
            "product": "premium",
            "days": 90,
            "redeem_until": date(2026, 12, 31),
            "reason": "Messe",
            "made_at": NOW,
            "company_id": None,
            "used_at": None,
            **fields,
        }
    )


class TestVoucher:
    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"code_hash": "code"}, "code_hash_is_sha256"),
            ({"product": "stellvertreter"}, "product_for_vouchers"),
            ({"days": 0}, "days_bounded"),
            ({"days": 367}, "days_bounded"),
            ({"reason": ""}, "reason_not_empty"),
        ],
    )
    def test_refuses_what_is_none(self, session: Session, fields: dict[str, object], rule: str):
        session.add(voucher(**fields))

        with pytest.raises(sa.exc.IntegrityError, match=rule):
            session.flush()

    def test_is_free_again_when_the_company_is_gone(self, session: Session):
        made = make_company(session)
        session.add(voucher(company_id=made.id))
        session.flush()

        session.execute(sa.delete(Company).where(Company.id == made.id))
        session.expire_all()

        assert session.get_one(Voucher, "a" * 64).company_id is None
