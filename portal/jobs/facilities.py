"""Hide what its licence no longer covers, and empty the bin."""

import logging
from datetime import datetime

from portal.domain.profiles.uploads import kept_names
from portal.services.facilities.purge_deleted import purge_deleted
from portal.services.facilities.republish import republish
from portal.web import clock, outside
from portal.web.transactions import writing

log = logging.getLogger(__name__)
REPUBLISH = "republish"


def republish_facilities(_argument: str = "") -> None:
    """Make what is public agree with switches, locks and licences; idempotent.

    Writes only where something differs: most minutes it reads and that is all.
    """
    with writing() as session:
        changed = republish(session, today=clock.today(), now=clock.now())
    if changed:
        log.info("hid or showed %s facilities", len(changed))


def purge_facilities(*, now: datetime) -> int:
    """Delete what has waited in the bin too long, with its files; return how many went."""
    total = 0
    while True:
        with writing() as session:
            purged = purge_deleted(session, now=now)
        for file_id, kind in purged.files:
            for name in kept_names(file_id=file_id, kind=kind):
                outside.current().files.delete(name=name)
        total += purged.facilities
        if not purged.facilities:
            return total
