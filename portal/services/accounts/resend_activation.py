"""Post another link that confirms an address."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.terms import ACTIVATION_MAIL_PAUSE
from portal.models.account import Account
from portal.queries.account_links import count_made_since
from portal.services.journal.issue_link import issue_link
from portal.services.journal.post_to_owner import post_to_owner
from portal.values.letter import Letter
from portal.values.ports import Encrypt


def resend_activation(
    session: Session,
    *,
    account_id: str,
    token_hash: str,
    next_path: str,
    letter: Letter,
    mail_id: str,
    now: datetime,
    cipher: Encrypt,
) -> bool:
    """Post the link, at most one in an hour, and say whether it was; the former links stay good.

    Nothing is posted for an account that is confirmed by now or gone.
    """
    account = session.get(Account, account_id, with_for_update=True)
    if account is None or account.activated_at is not None:
        return False
    since = now - ACTIVATION_MAIL_PAUSE
    if count_made_since(session, account_id=account_id, purpose=Purpose.ACTIVATION, since=since):
        return False
    issue_link(
        session,
        account_id=account_id,
        purpose=Purpose.ACTIVATION,
        token_hash=token_hash,
        next_path=next_path,
        now=now,
    )
    post_to_owner(session, account=account, letter=letter, mail_id=mail_id, now=now, cipher=cipher)
    return True
