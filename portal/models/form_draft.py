"""What somebody has typed into a form of several pages and not sent yet."""

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class FormDraft(Base):
    """One draft, encrypted; the browser's session holds the token of which this is the hash."""

    __tablename__ = "form_draft"
    __table_args__ = (CheckConstraint("length(token_hash) = 64", name="token_hash_is_sha256"),)

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
