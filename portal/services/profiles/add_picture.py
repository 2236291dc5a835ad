"""Add a picture to what a provider tells."""

from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from portal.domain.profiles.files import ProfileFile
from portal.models.facility_profile import FacilityFile


def add_picture(
    session: Session, *, facility_id: int, picture: ProfileFile, position: int, now: datetime
) -> None:
    """Add a picture whose bytes are already stored under its id; from now on it is shown.

    Args:
        session: of the caller.
        facility_id: whose picture it is.
        picture: as pages show it; its title is the alternative text.
        position: among those of its kind, ascending.
        now: when it is added.

    Raises:
        ValueError: it is no picture.
    """
    if not picture.kind.is_picture:
        raise ValueError(picture.kind)
    session.execute(
        insert(FacilityFile).values(
            id=picture.id,
            facility_id=facility_id,
            kind=picture.kind.value,
            position=position,
            title=picture.title,
            width=picture.width,
            height=picture.height,
            byte_count=picture.byte_count,
            is_ready=True,
            added_at=now,
        )
    )
    session.flush()
