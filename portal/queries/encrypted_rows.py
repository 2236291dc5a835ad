"""Rows with ciphertext, table by table, for changing the key."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.claim import Claim
from portal.models.correction import Correction
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.models.review import Review
from portal.models.saved_result import SavedResult
from portal.models.waiting_entry import WaitingEntry, WaitingPerson

Encrypted = (
    Account
    | Claim
    | Correction
    | Inquiry
    | InquiryMessage
    | Review
    | SavedResult
    | WaitingEntry
    | WaitingPerson
)
"""What holds ciphertext that lasts."""


def list_after(
    session: Session, *, model: type[Encrypted], after_id: str, limit: int
) -> tuple[Encrypted, ...]:
    """Return the next rows by id and hold them until this transaction ends."""
    return tuple(
        session.scalars(
            select(model)
            .where(model.id > after_id)
            .order_by(model.id)
            .limit(limit)
            .with_for_update()
        )
    )
