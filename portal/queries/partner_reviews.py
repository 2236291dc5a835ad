"""What a partner's reviews may be about, and which of them we have."""

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from portal.domain.matching.category import Category
from portal.domain.reviews.partner_matching import Candidate
from portal.domain.reviews.review import Origin
from portal.models.facility import Facility
from portal.models.review import Review


def list_candidates(
    session: Session, *, facility_ids: Collection[int], postcodes: Collection[str]
) -> tuple[Candidate, ...]:
    """Return the facilities with these numbers or at these postcodes, ordered by number.

    What waits in the bin is none.
    """
    found = (
        select(Facility.id, Facility.name, Facility.postcode, Facility.category)
        .where(
            or_(Facility.id.in_(facility_ids), Facility.postcode.in_(postcodes)),
            Facility.deleted_at.is_(None),
        )
        .order_by(Facility.id)
    )
    return tuple(
        Candidate(
            facility_id=row.id,
            name=row.name,
            postcode=row.postcode,
            category=Category(row.category),
        )
        for row in session.execute(found)
    )


def list_known(
    session: Session, *, origin: Origin, external_ids: Collection[str]
) -> Sequence[Review]:
    """Return those of these reviews that we have, locked for a change, with their stars."""
    found = (
        select(Review)
        .where(Review.origin == origin.value, Review.external_id.in_(external_ids))
        .options(selectinload(Review.stars))
        .order_by(Review.id)
        .with_for_update()
    )
    return session.scalars(found).all()
