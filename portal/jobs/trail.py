"""Let the audit trail end where its terms end."""

import logging
from datetime import date, datetime, time

from portal.domain.audit.retention import kept_since
from portal.services.trail.purge import purge_trail
from portal.web import clock
from portal.web.transactions import writing

log = logging.getLogger(__name__)
PURGE_TRAIL = "purge-trail"


def purge_entries(_argument: str = "") -> None:
    """Delete every entry whose term is over, a batch at a time; idempotent."""
    kept = kept_since(today=clock.today())
    daily, others = _begin_of(kept.daily), _begin_of(kept.others)
    total = sum(iter(lambda: _purge_batch(daily, others), 0))
    if total:
        log.info("purged %s entries of the audit trail", total)


def _purge_batch(daily_before: datetime, others_before: datetime) -> int:
    with writing() as session:
        return purge_trail(session, daily_before=daily_before, others_before=others_before)


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clock.BERLIN)
