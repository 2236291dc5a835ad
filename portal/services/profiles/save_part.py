"""Save one part of what a provider tells about a facility."""

from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail
from portal.domain.profiles.content import check_content
from portal.domain.profiles.saving import PartChange, check_limits
from portal.models.facility import ServedPostcode
from portal.queries.own_profiles import OwnProfile
from portal.services.journal.change_facility import Change, change_facility
from portal.services.profiles.telling import store_content


def save_part(
    session: Session,
    *,
    company_id: str,
    before: OwnProfile,
    seen_version: int,
    change: PartChange,
    actor: Actor,
    now: datetime,
) -> int:
    """Save what changed and return the facility's new version.

    Args:
        session: of the caller.
        company_id: whose facility it is.
        before: the facility as it was when the change was made from it.
        seen_version: what the form showed.
        change: what is saved.
        actor: who saves it.
        now: when.

    Raises:
        NotFound: the company has no such facility.
        ChangedMeanwhile: somebody else has saved it since.
        Invalid: something must not be stored, or needs a licence; names the field.
    """
    check_content(content=change.content, category=before.own.category)
    check_limits(before=before.content, after=change.content, limits=before.own.limits)
    version = change_facility(
        session,
        company_id=company_id,
        facility_id=before.own.id,
        seen_version=seen_version,
        change=Change(
            action=Action.FACILITY_CHANGED,
            columns=change.columns,
            details={Detail.FIELDS: change.part},
        ),
        actor=actor,
        now=now,
    )
    if change.content != before.content:
        store_content(session, facility_id=before.own.id, content=change.content, now=now)
    if change.served is not None:
        _serve(session, before.own.id, change.served)
    session.expire_all()
    return version


def _serve(session: Session, facility_id: int, served: tuple[str, ...]) -> None:
    session.execute(delete(ServedPostcode).where(ServedPostcode.facility_id == facility_id))
    if served:
        session.execute(
            insert(ServedPostcode),
            [{"postcode": one, "facility_id": facility_id} for one in served],
        )
