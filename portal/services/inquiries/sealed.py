"""What an inquiry and its messages hold as ciphertext, read and written in one place."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from portal.domain.inquiries.content import (
    Content,
    ContentInvalid,
    Links,
    Words,
    from_json,
    links_from_json,
    links_to_json,
    to_json,
    words_from_json,
    words_to_json,
)
from portal.models.inquiry import Inquiry
from portal.values.errors import PortalError
from portal.values.ports import Encrypt

Read = TypeVar("Read")


class Sealed(Protocol):
    """What holds ciphertext bound to its own id: a mapped object, or a row that was read."""

    @property
    def id(self) -> str:
        """Return to whom the ciphertext is bound."""
        ...

    @property
    def content(self) -> bytes | None:
        """Return the ciphertext; None if it is gone."""
        ...


def read_content(*, inquiry: Sealed, cipher: Encrypt) -> Content | None:
    """Return what the facility was told; None if it is withdrawn or cannot be read."""
    return _read(inquiry.content, inquiry.id, cipher, lambda text: from_json(text=text))


def read_links(*, inquiry: Inquiry, cipher: Encrypt) -> Links | None:
    """Return the tokens of both links; None if it is withdrawn or they cannot be read."""
    return _read(inquiry.links, inquiry.id, cipher, lambda text: links_from_json(text=text))


def read_words(*, message: Sealed, cipher: Encrypt) -> Words | None:
    """Return what a message says; None if it cannot be read."""
    return _read(message.content, message.id, cipher, lambda text: words_from_json(text=text))


def seal_content(*, content: Content, inquiry_id: str, cipher: Encrypt) -> bytes:
    """Return what goes to a facility as ciphertext bound to its inquiry."""
    return cipher.encrypt(plain=to_json(content=content).encode(), owner_id=inquiry_id)


def seal_links(*, links: Links, inquiry_id: str, cipher: Encrypt) -> bytes:
    """Return both tokens as ciphertext bound to their inquiry."""
    return cipher.encrypt(plain=links_to_json(links=links).encode(), owner_id=inquiry_id)


def seal_words(*, words: Words, message_id: str, cipher: Encrypt) -> bytes:
    """Return a message as ciphertext bound to its id."""
    return cipher.encrypt(plain=words_to_json(words=words).encode(), owner_id=message_id)


def _read(
    data: bytes | None, owner_id: str, cipher: Encrypt, read: Callable[[str], Read]
) -> Read | None:
    if data is None:
        return None
    try:
        return read(cipher.decrypt(cipher=data, owner_id=owner_id).decode())
    except (ContentInvalid, PortalError):
        return None
