"""Switch the second factor of an account on."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.queries.own_account import get_confirmed
from portal.services.journal.end_other_sign_ins import end_other_sign_ins
from portal.services.journal.settle_own_change import OwnChange, settle_own_change
from portal.services.second_factor.codes import replace_recovery_codes
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


class AlreadyOn(PortalError):
    """Report an account that has a second factor by now."""


@dataclass(frozen=True, slots=True)
class NewFactor:
    """What was set up.

    Args:
        secret: of the app, as ciphertext bound to the account's id.
        step: that of the code which proved that the app has it; it works no second time.
        recovery_hashes: of the ten codes.
    """

    secret: bytes
    step: int
    recovery_hashes: tuple[str, ...]


def switch_on(session: Session, *, change: OwnChange, factor: NewFactor, cipher: Encrypt) -> None:
    """Ask for a code from the next sign-in on; every other sign-in ends, and the owner is told.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password was changed at the same moment.
        AlreadyOn: there is a second factor; it stays as it is.
    """
    account = get_confirmed(
        session, account_id=change.account_id, password_hash=change.password_hash
    )
    if account.totp_since is not None:
        raise AlreadyOn("switched on before")
    account.totp_secret = factor.secret
    account.totp_since = change.now
    account.totp_last_step = factor.step
    replace_recovery_codes(session, account_id=account.id, hashes=factor.recovery_hashes)
    end_other_sign_ins(session, account_id=account.id, session_id=change.session_id)
    settle_own_change(
        session, account=account, change=change, event=Event.SECOND_FACTOR_ON, cipher=cipher
    )
