"""Encrypt what is kept for long with the first key, so that an old one can go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.models.claim import Claim
from portal.models.correction import Correction
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.models.review import Review
from portal.models.saved_result import SavedResult
from portal.models.waiting_entry import WaitingEntry, WaitingPerson
from portal.queries.encrypted_rows import Encrypted, list_after
from portal.values.errors import PortalError
from portal.values.ports import Encrypt

BATCH: Final = 100
COLUMNS: Final[Mapping[str, tuple[type[Encrypted], tuple[str, ...]]]] = {
    "account": (Account, ("totp_secret",)),
    "claim": (Claim, ("content",)),
    "correction": (Correction, ("text", "email")),
    "inquiry": (Inquiry, ("content", "links")),
    "inquiry_message": (InquiryMessage, ("content",)),
    "review": (Review, ("email", "draft")),
    "saved_result": (SavedResult, ("label", "snapshot")),
    "waiting_entry": (WaitingEntry, ("content",)),
    "waiting_person": (WaitingPerson, ("email",)),
}
"""What outlives a month, by table; each is bound to the id of its row."""
TABLES: Final = tuple(COLUMNS)


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of some rows.

    Args:
        last_id: where the next batch goes on; empty if this was the last.
        unreadable: rows that no known key opens; they stay as they are.
    """

    last_id: str
    done: int
    unreadable: int


def encrypt_batch_anew(session: Session, *, table: str, after_id: str, cipher: Encrypt) -> Batch:
    """Encrypt the next rows of a table anew; doing it again changes nothing that anybody reads.

    Raises:
        KeyError: the table is none of `TABLES`.
    """
    model, columns = COLUMNS[table]
    rows = list_after(session, model=model, after_id=after_id, limit=BATCH)
    done = sum(_encrypt(row, columns, cipher) for row in rows)
    session.flush()
    return Batch(
        last_id=rows[-1].id if len(rows) == BATCH else "",
        done=done,
        unreadable=len(rows) - done,
    )


def _encrypt(row: Encrypted, columns: tuple[str, ...], cipher: Encrypt) -> bool:
    """Encrypt all columns of a row or none; say whether it could be read."""
    kept = {name: getattr(row, name) for name in columns if getattr(row, name) is not None}
    try:
        plain = {name: cipher.decrypt(cipher=data, owner_id=row.id) for name, data in kept.items()}
    except PortalError:
        return False
    for name, text in plain.items():
        setattr(row, name, cipher.encrypt(plain=text, owner_id=row.id))
    return True
