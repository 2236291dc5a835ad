"""What a company was granted: a product for one facility and a time."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.entitlements.products import Product
from portal.models.base import Base, UtcDateTime


class Entitlement(Base):
    """A product that a company holds from one day to another, both included.

    `facility_id` names what the product is for, where it is for one facility.
    """

    __tablename__ = "entitlement"
    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint(
            f"product IN ({', '.join(repr(str(product)) for product in Product)})",
            name="product_known",
        ),
        CheckConstraint(
            f"(product = '{Product.STELLVERTRETER}') = (facility_id IS NULL)",
            name="facility_with_its_products",
        ),
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint("reason <> ''", name="reason_not_empty"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    company_id: Mapped[str] = mapped_column(
        ForeignKey("company.id", ondelete="CASCADE"), index=True
    )
    facility_id: Mapped[int | None] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), index=True
    )
    product: Mapped[str]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    granted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str]
