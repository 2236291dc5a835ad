"""Read the letter of a mail back."""

import json

from portal.services.mails.claim import Claim
from portal.values.errors import PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


class LetterUnreadable(PortalError):
    """Report a stored letter that is none."""


def read_letter(*, claim: Claim, cipher: Encrypt) -> Letter:
    """Return the letter as it was posted.

    Raises:
        PortalError: its key is unknown.
        LetterUnreadable: it is no letter.
    """
    plain = cipher.decrypt(cipher=claim.letter, owner_id=claim.mail_id)
    try:
        return Letter(**json.loads(plain))
    except (TypeError, ValueError):
        raise LetterUnreadable("what was stored is no letter") from None
