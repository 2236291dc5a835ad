"""Groups of facilities, with names that their company chose."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class FacilityGroup(Base):
    """A group of one company; `name_key` is its folded name, of which there is one."""

    __tablename__ = "facility_group"
    __table_args__ = (
        UniqueConstraint("company_id", "name_key"),
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("name <> ''", name="name_not_empty"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    company_id: Mapped[str] = mapped_column(ForeignKey("company.id", ondelete="CASCADE"))
    name: Mapped[str]
    name_key: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FacilityGroupMember(Base):
    """That a facility is in a group; it may be in several."""

    __tablename__ = "facility_group_member"

    group_id: Mapped[str] = mapped_column(
        ForeignKey("facility_group.id", ondelete="CASCADE"), primary_key=True
    )
    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), primary_key=True, index=True
    )
