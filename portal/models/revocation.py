"""That somebody once consented and revoked: text version and times, linked to nothing."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from portal.models.base import Base, UtcDateTime


class Revocation(Base):
    """The proof that remains after a consultation was revoked."""

    __tablename__ = "revocation"

    id: Mapped[int] = mapped_column(primary_key=True)
    consent_version: Mapped[str]
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime] = mapped_column(UtcDateTime)
