"""Lock a company or open it again, with everything that is public of it."""

from portal.domain.accounts.locking import LockStep
from portal.domain.audit.entry import Actor
from portal.queries.companies import get_company_name, get_master
from portal.services.companies.lock import lock_company
from portal.services.facilities.republish import republish
from portal.values.errors import NotFound
from portal.web import clock
from portal.web.extensions import db
from portal.web.lock_letters import COMPANY, lock_letter, post_lock_letter
from portal.web.transactions import writing


def change_lock(*, company_id: str, step: LockStep, reason: str, actor: Actor) -> int:
    """Do it and return how many facilities are hidden or shown by it, in one transaction.

    The Master of a company that is locked is told why.

    Raises:
        NotFound: there is no such company.
        LockNotAllowed: the reason is empty.
        LockedMeanwhile: it is so already.
    """
    now, today = clock.now(), clock.today()
    if not get_company_name(db.session(), company_id=company_id):
        raise NotFound("no such company")
    master = get_master(db.session(), company_id=company_id)
    account_id = master.id
    letter = lock_letter(recipient=master.email, what=COMPANY, reason=reason)
    with writing() as session:
        lock_company(session, company_id=company_id, step=step, reason=reason, actor=actor, now=now)
        if step is LockStep.LOCK:
            post_lock_letter(session, letter=letter, account_id=account_id, now=now)
        return len(republish(session, today=today, now=now, company_id=company_id, actor=actor))
