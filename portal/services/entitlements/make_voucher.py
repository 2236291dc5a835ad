"""Make a code that opens a licence."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.entitlements.products import Product
from portal.models.voucher import Voucher


def make_voucher(
    session: Session,
    *,
    code_hash: str,
    product: Product,
    days: int,
    redeem_until: date,
    reason: str,
    now: datetime,
) -> None:
    """Store the hash of a code; whoever enters it until that day holds the product for `days`."""
    session.add(
        Voucher(
            code_hash=code_hash,
            product=product.value,
            days=days,
            redeem_until=redeem_until,
            reason=reason,
            made_at=now,
            company_id=None,
            used_at=None,
        )
    )
    session.flush()
