"""Codes that open a licence for one facility and a number of days."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.entitlements.vouchers import FOR_VOUCHERS, MOST_DAYS
from portal.models.base import Base, UtcDateTime


class Voucher(Base):
    """One code, of which only the hash is stored.

    `company_id` says who entered it, `used_at` when its licence began; a code of a company that
    is gone can be entered anew unless it was used. `redeem_until` is the last day of entering.
    """

    __tablename__ = "voucher"
    __table_args__ = (
        CheckConstraint("length(code_hash) = 64", name="code_hash_is_sha256"),
        CheckConstraint(
            f"product IN ({', '.join(repr(str(product)) for product in FOR_VOUCHERS)})",
            name="product_for_vouchers",
        ),
        CheckConstraint(f"days BETWEEN 1 AND {MOST_DAYS}", name="days_bounded"),
        CheckConstraint("reason <> ''", name="reason_not_empty"),
    )

    code_hash: Mapped[str] = mapped_column(primary_key=True)
    product: Mapped[str]
    days: Mapped[int]
    redeem_until: Mapped[date]
    reason: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    company_id: Mapped[str | None] = mapped_column(
        ForeignKey("company.id", ondelete="SET NULL"), index=True
    )
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
