"""What the two sides wrote about an inquiry: kept encrypted, read again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries.content import Words, words_from_json, words_to_json
from portal.domain.inquiries.kind import Author, MessageKind
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class Message:
    """One message as both sides see it.

    Args:
        words: None if they cannot be read any more.
    """

    author: Author
    kind: MessageKind
    words: Words | None
    written_at: datetime


def add_message(
    session: Session,
    *,
    inquiry: Inquiry,
    message_id: str,
    kind: MessageKind,
    words: Words,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Keep a message of the side that writes this kind; `message_id` is random (32 hex digits)."""
    session.add(
        InquiryMessage(
            id=message_id,
            inquiry_id=inquiry.id,
            author=kind.author.value,
            kind=kind.value,
            content=cipher.encrypt(plain=words_to_json(words=words).encode(), owner_id=message_id),
            written_at=now,
        )
    )
    session.flush()


def read_messages(*, inquiry: Inquiry, cipher: Encrypt) -> tuple[Message, ...]:
    """Return what was written, the oldest first; the messages must be loaded."""
    return tuple(
        Message(
            author=Author(one.author),
            kind=MessageKind(one.kind),
            words=_words(one, cipher),
            written_at=one.written_at,
        )
        for one in inquiry.messages
    )


def _words(message: InquiryMessage, cipher: Encrypt) -> Words | None:
    try:
        plain = cipher.decrypt(cipher=message.content, owner_id=message.id)
        return words_from_json(text=plain.decode())
    except PortalError:
        return None
