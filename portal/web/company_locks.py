"""Lock a company or open it again, with everything that is public of it."""

from portal.domain.accounts.locking import LockStep
from portal.domain.audit.entry import Actor
from portal.services.companies.lock import lock_company
from portal.services.facilities.republish import republish
from portal.web import clock
from portal.web.transactions import writing


def change_lock(*, company_id: str, step: LockStep, reason: str, actor: Actor) -> int:
    """Do it and return how many facilities are hidden or shown by it, in one transaction.

    Raises:
        NotFound: there is no such company.
        LockNotAllowed: the reason is empty.
        LockedMeanwhile: it is so already.
    """
    now, today = clock.now(), clock.today()
    with writing() as session:
        lock_company(session, company_id=company_id, step=step, reason=reason, actor=actor, now=now)
        return len(republish(session, today=today, now=now, company_id=company_id, actor=actor))
