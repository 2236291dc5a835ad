"""Change how one signs in: what every such change takes along."""

from portal.domain.accounts.visitor import Visitor
from portal.services.journal.settle_own_change import OwnChange
from portal.values.letter import Letter
from portal.web import clock
from portal.web.device import device_words
from portal.web.posting import mail_id
from portal.web.visiting import hash_token


def own_change(found: Visitor, *, password_hash: str, token: str, letter: Letter) -> OwnChange:
    """Return who makes the change now, and from where.

    `password_hash` is what the password was verified against; this browser's sign-in goes on
    under `token`.
    """
    return OwnChange(
        account_id=found.account_id,
        session_id=found.session_id,
        password_hash=password_hash,
        token_hash=hash_token(token=token),
        device=device_words(),
        letter=letter,
        mail_id=mail_id(),
        now=clock.now(),
    )
