"""Change the password of somebody who is signed in."""

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.queries.own_account import get_confirmed
from portal.services.journal.end_links import end_links
from portal.services.journal.end_other_sign_ins import end_other_sign_ins
from portal.services.journal.settle_own_change import OwnChange, settle_own_change
from portal.values.ports import Encrypt


def change_password(session: Session, *, change: OwnChange, new_hash: str, cipher: Encrypt) -> None:
    """Set the new password, end every other sign-in and every link, and tell the owner.

    Raises:
        NotFound: the account was erased.
        PasswordOutdated: the password was changed at the same moment.
    """
    account = get_confirmed(
        session, account_id=change.account_id, password_hash=change.password_hash
    )
    account.password_hash = new_hash
    end_other_sign_ins(session, account_id=account.id, session_id=change.session_id)
    end_links(session, account_id=account.id, now=change.now)
    settle_own_change(
        session, account=account, change=change, event=Event.PASSWORD_CHANGED, cipher=cipher
    )
    session.flush()
