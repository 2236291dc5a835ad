"""Whether a facility can be told of inquiries, and the address of last resort, in SQL."""

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from portal.domain.access.acting import Rank
from portal.models.account import Account
from portal.models.facility import Facility
from portal.models.facility_profile import FacilityProfile
from portal.models.membership import Membership

_FACILITY, _TOLD = Facility.__table__.c, FacilityProfile.__table__.c
_ACCOUNT, _MEMBER = Account.__table__.c, Membership.__table__.c

MASTER_EMAIL = (
    select(_ACCOUNT.email)
    .join_from(Membership.__table__, Account.__table__)
    .where(
        _MEMBER.company_id == _FACILITY.company_id,
        _MEMBER.rank == Rank.MASTER.value,
        _ACCOUNT.activated_at.is_not(None),
        _ACCOUNT.locked_at.is_(None),
    )
    .correlate(Facility.__table__)
    .scalar_subquery()
)
"""The Master's address, confirmed and not locked; NULL for a facility that no company keeps."""

CAN_BE_TOLD = or_(
    _FACILITY.email != "",
    _FACILITY.is_managed
    & exists()
    .where(_TOLD.facility_id == _FACILITY.id, _TOLD.contact_email != "")
    .correlate(Facility.__table__),
    MASTER_EMAIL.is_not(None),
)
"""Whether there is any address: of the first contact, of the directory, or of the Master."""


def can_be_told(session: Session, *, facility_id: int) -> bool:
    """Say whether there is any address at which a facility is told of inquiries."""
    found = select(_FACILITY.id).where(_FACILITY.id == facility_id, CAN_BE_TOLD)
    return session.scalar(found) is not None
