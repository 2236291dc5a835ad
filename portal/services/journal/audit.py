"""Write into the audit trail in the same transaction as what happened."""

from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, insert

from portal.domain.audit.entry import Entry
from portal.models.audit_entry import AuditEntry
from portal.queries import ready

_TRAIL = cast("Table", AuditEntry.__table__)
_ENTRY = (
    insert(_TRAIL)
    .values({one: bindparam(f"new_{one.name}") for one in _TRAIL.c if not one.primary_key})
    .inline()
)


def audit(session: ready.Source, *, entry: Entry, now: datetime) -> None:
    """Add an entry to the trail; the database lets nobody change it, nor delete it in its term."""
    ready.change(
        session,
        statement=_ENTRY,
        values={
            "new_at": now,
            "new_actor_id": entry.actor.account_id,
            "new_actor": entry.actor.words,
            "new_action": entry.action.value,
            "new_subject_kind": entry.subject.kind.value,
            "new_subject_id": entry.subject.subject_id,
            "new_company_id": entry.company_id,
            "new_details": {key.value: value for key, value in entry.details.items()},
        },
    )
