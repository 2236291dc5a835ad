"""Switch the second factor of an account off."""

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.accounts.roles import Role
from portal.queries.own_account import get_confirmed
from portal.services.journal.settle_own_change import OwnChange, settle_own_change
from portal.services.second_factor.codes import CodeWrong, replace_recovery_codes, take_code
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


class SecondFactorCompulsory(PortalError):
    """Report an account that may not be used with the password alone."""


def switch_off(session: Session, *, change: OwnChange, typed: str, cipher: Encrypt) -> None:
    """Take secret and recovery codes away after a right code, and tell the owner.

    Switched off already, nothing happens.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password was changed at the same moment.
        SecondFactorCompulsory: the role of the account needs it.
        CodeWrong: the code is not right, or was used before.
    """
    account = get_confirmed(
        session, account_id=change.account_id, password_hash=change.password_hash
    )
    if Role(account.role).needs_second_factor:
        raise SecondFactorCompulsory(account.role)
    if account.totp_since is None:
        return
    if not take_code(session, account=account, typed=typed, now=change.now, cipher=cipher):
        raise CodeWrong("switched off by a right code only")
    account.totp_since = account.totp_last_step = account.totp_secret = None
    replace_recovery_codes(session, account_id=account.id, hashes=())
    settle_own_change(
        session, account=account, change=change, event=Event.SECOND_FACTOR_OFF, cipher=cipher
    )
