"""What of a report is encrypted."""

from portal.models.correction import Correction
from portal.values.errors import PortalError
from portal.values.ports import Encrypt

UNREADABLE = "(cannot be read)"


def opened(*, correction: Correction, data: bytes | None, cipher: Encrypt) -> str:
    """Return the text, empty if there is none, or that it cannot be read."""
    if data is None:
        return ""
    try:
        return cipher.decrypt(cipher=data, owner_id=correction.id).decode()
    except PortalError:
        return UNREADABLE
