"""Claims: somebody says that facilities of the directory are theirs."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from portal.domain.claims.state import Outcome, State
from portal.models.base import Base, UtcDateTime


def _one_of(column: str, values: type[State | Outcome]) -> str:
    return f"{column} IN ({', '.join(repr(str(value)) for value in values)})"


class Claim(Base):
    """One claim, which support decides.

    `content` is ciphertext bound to `id`: who asks, for which company, in which function; it is
    emptied with the decision. `company_id` is the company that is signed in and asks, or since
    the approval the one that has the facilities; `account_id` is that of its Master. `proof` is
    how support made sure, `reason` why it refused; `decided_by` names who decided.
    """

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("length(id) = 32", name="id_is_random"),
        CheckConstraint(_one_of("state", State), name="state_known"),
        CheckConstraint(f"(state = '{State.NEU}') = (decided_at IS NULL)", name="decided_once"),
        CheckConstraint("(decided_at IS NULL) = (content IS NOT NULL)", name="decided_is_empty"),
        CheckConstraint(
            f"state <> '{State.ABGELEHNT}' OR reason <> ''", name="refused_with_reason"
        ),
        CheckConstraint(
            f"state <> '{State.FREIGEGEBEN}' OR proof <> ''", name="approved_with_proof"
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    content: Mapped[bytes | None]
    account_id: Mapped[str | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL"), index=True
    )
    company_id: Mapped[str | None] = mapped_column(
        ForeignKey("company.id", ondelete="CASCADE"), index=True
    )
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[str]
    reason: Mapped[str]
    proof: Mapped[str]


class ClaimedFacility(Base):
    """One facility of a claim, and what became of it."""

    __tablename__ = "claimed_facility"
    __table_args__ = (CheckConstraint(_one_of("outcome", Outcome), name="outcome_known"),)

    claim_id: Mapped[str] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True
    )
    facility_id: Mapped[int] = mapped_column(
        ForeignKey("facility.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    outcome: Mapped[str]
