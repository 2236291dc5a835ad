"""Lock an account, and open it again."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.domain.accounts.locking import LockedMeanwhile, LockNotAllowed, LockStep
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.models.account import Account
from portal.models.account_session import AccountSession
from portal.services.journal.audit import audit
from portal.services.journal.end_links import end_links
from portal.values.errors import NotFound


def lock_account(
    session: Session, *, account_id: str, step: LockStep, reason: str, actor: Actor, now: datetime
) -> None:
    """Lock the account or open it again; the trail keeps who and why.

    Every sign-in of a locked account ends at once, links that mails have carried count as used,
    and nobody can sign in.

    Raises:
        NotFound: there is no such account.
        LockNotAllowed: the reason is empty, or it is the actor's own account.
        LockedMeanwhile: it is so already.
    """
    if not reason or account_id == actor.account_id:
        raise LockNotAllowed("no reason, or one's own account")
    account = session.get(Account, account_id, with_for_update=True, populate_existing=True)
    if account is None:
        raise NotFound("no such account")
    locks = step is LockStep.LOCK
    if (account.locked_at is not None) == locks:
        raise LockedMeanwhile("somebody was first")
    account.locked_at, account.lock_reason = (now, reason) if locks else (None, "")
    if locks:
        session.execute(delete(AccountSession).where(AccountSession.account_id == account_id))
        end_links(session, account_id=account_id, now=now)
    entry = Entry(
        actor=actor,
        action=Action.ACCOUNT_LOCKED if locks else Action.ACCOUNT_UNLOCKED,
        subject=Subject(SubjectKind.ACCOUNT, account_id),
        details={Detail.REASON: reason},
    )
    audit(session, entry=entry, now=now)
