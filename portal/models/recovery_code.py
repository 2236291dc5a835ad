"""Codes for the day on which the telephone is lost."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base


class RecoveryCode(Base):
    """One unused code of an account, as a keyed hash; a used one is deleted."""

    __tablename__ = "recovery_code"

    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[str] = mapped_column(primary_key=True)
