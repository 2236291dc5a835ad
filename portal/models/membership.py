"""Who works for a company, and what employees may do for which facility."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.access.acting import Rank
from portal.models.base import Base, UtcDateTime

_IS_MASTER = text(f"rank = '{Rank.MASTER}'")


class Membership(Base):
    """That an account works for a company; each for one, each company with one Master."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint(
            f"rank IN ({', '.join(repr(str(rank)) for rank in Rank)})", name="rank_known"
        ),
        Index(
            "ix_membership_master",
            "company_id",
            unique=True,
            sqlite_where=_IS_MASTER,
            postgresql_where=_IS_MASTER,
        ),
    )

    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    company_id: Mapped[str] = mapped_column(
        ForeignKey("company.id", ondelete="CASCADE"), index=True
    )
    rank: Mapped[str]
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class FacilityRight(Base):
    """What an employee may do for one facility; it counts while a licence covers the facility."""

    __tablename__ = "facility_right"

    account_id: Mapped[str] = mapped_column(
        ForeignKey("membership.account_id", ondelete="CASCADE"), primary_key=True
    )
    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    may_set_light: Mapped[bool]
    may_handle_inquiries: Mapped[bool]
    may_read_reviews: Mapped[bool]
    may_answer_reviews: Mapped[bool]
