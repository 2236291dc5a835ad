"""Reviews of facilities by people who confirmed their address."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.models.base import Base, UtcDateTime


class Review(Base):
    """One person's review of one facility.

    `author_key` is a keyed hash of facility and folded address, so that nobody reviews twice;
    `email` is the address as ciphertext bound to `id`, for the mails about this review. The
    author's link holds a token whose hash is `token_hash`. `draft` is ciphertext: what was typed
    and not confirmed yet. The link that confirms it is `draft_token_hash` until then, so that
    nobody can end the author's own link. The public columns are filled when it is confirmed.
    `doubts` names what the automatic check saw. A partner's review has no author of ours.
    `provider_read_at` is when somebody at the facility marked it as read, as it is now.
    `published_at` is when its author gave it what it says now; an answer from before is to what
    it said then. It stays when support takes the review off the pages.
    """

    __tablename__ = "review"
    __table_args__ = (
        UniqueConstraint("facility_id", "author_key"),
        UniqueConstraint("origin", "external_id"),
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint("state IN ('draft', 'waiting', 'published', 'rejected')", name="state"),
        CheckConstraint("origin IN ('portal', 'werpflegtwie')", name="origin_known"),
        CheckConstraint("(origin = 'portal') = (author_key IS NOT NULL)", name="author_of_ours"),
        CheckConstraint("(origin = 'portal') = (external_id IS NULL)", name="id_of_partner"),
        CheckConstraint("state <> 'published' OR published_at IS NOT NULL", name="published_at"),
        CheckConstraint("state <> 'rejected' OR decision <> ''", name="rejected_with_reason"),
        CheckConstraint("(answer = '') = (answered_at IS NULL)", name="answer_with_its_time"),
        Index("ix_review_shown", "facility_id", "state", "published_at"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    facility_id: Mapped[int] = mapped_column(ForeignKey("facility.id", ondelete="CASCADE"))
    origin: Mapped[str]
    external_id: Mapped[str | None]
    author_key: Mapped[str | None]
    email: Mapped[bytes | None]
    token_hash: Mapped[str | None] = mapped_column(unique=True)
    draft_token_hash: Mapped[str | None] = mapped_column(unique=True)
    state: Mapped[str] = mapped_column(index=True)
    draft: Mapped[bytes | None]
    drafted_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    role: Mapped[str]
    text: Mapped[str]
    signed: Mapped[str]
    known: Mapped[str]
    doubts: Mapped[str]
    decision: Mapped[str]
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[str]
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    provider_read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    stars: Mapped[list["ReviewStars"]] = relationship(
        lazy="raise_on_sql", cascade="all, delete-orphan", order_by="ReviewStars.criterion"
    )


class ReviewStars(Base):
    """The stars a review gives for one criterion."""

    __tablename__ = "review_stars"
    __table_args__ = (CheckConstraint("stars BETWEEN 1 AND 5", name="one_to_five"),)

    review_id: Mapped[str] = mapped_column(
        ForeignKey("review.id", ondelete="CASCADE"), primary_key=True
    )
    criterion: Mapped[str] = mapped_column(primary_key=True)
    stars: Mapped[int]


class ReviewReport(Base):
    """That somebody finds a review wrong; support decides and the decision is kept."""

    __tablename__ = "review_report"
    __table_args__ = (
        CheckConstraint("reason <> ''", name="reason_not_empty"),
        CheckConstraint("(decision = '') = (decided_at IS NULL)", name="decision_with_its_time"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[str] = mapped_column(ForeignKey("review.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str]
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decision: Mapped[str]
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
