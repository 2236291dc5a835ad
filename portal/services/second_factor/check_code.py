"""Check a code of the second factor at the sign-in."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.queries.own_account import get_own
from portal.services.second_factor.codes import take_code
from portal.values.ports import Encrypt


def check_code(
    session: Session, *, account_id: str, typed: str, now: datetime, cipher: Encrypt
) -> bool:
    """Say whether the code is right; a right one is used up and works no second time.

    Takes the one-time code of the app or one of the recovery codes. Without a second factor no
    code is right. The caller limits the attempts.

    Raises:
        NotFound: the account was erased.
    """
    account = get_own(session, account_id=account_id, for_update=True)
    return take_code(session, account=account, typed=typed, now=now, cipher=cipher)
