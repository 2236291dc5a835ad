"""Take a partner's reviews into the queue, where a person checks each of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.reviews.checking import doubts
from portal.domain.reviews.partner_file import PartnerReview
from portal.domain.reviews.review import Opinion, Origin, State
from portal.models.review import Review, ReviewStars
from portal.queries.partner_reviews import list_known
from portal.services.journal.audit import audit


class Taken(StrEnum):
    """What became of a review of the file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Matched:
    """A partner's review with the facility that it is about.

    Args:
        review_id: random (32 hex digits); counts if the review is new.
    """

    review: PartnerReview
    facility_id: int
    opinion: Opinion
    review_id: str


def import_partner(
    session: Session, *, origin: Origin, matched: Sequence[Matched], actor: Actor, now: datetime
) -> Mapping[Taken, int]:
    """Let every review wait for a decision; return how many were new, changed and so on.

    Known ones are told by origin and the partner's id: one that waits is changed, one that was
    decided stays as it was decided. Importing twice has one effect.
    """
    ids = [one.review.external_id for one in matched]
    known = {one.external_id: one for one in list_known(session, origin=origin, external_ids=ids)}
    counts = Counter(_take(session, one, known, origin) for one in matched)
    if counts[Taken.NEW] or counts[Taken.CHANGED]:
        entry = Entry(
            actor=actor,
            action=Action.REVIEWS_IMPORTED,
            subject=Subject(SubjectKind.PORTAL, origin.value),
            details={Detail.COUNT: counts[Taken.NEW] + counts[Taken.CHANGED]},
        )
        audit(session, entry=entry, now=now)
    return counts


def _take(
    session: Session, one: Matched, known: Mapping[str | None, Review], origin: Origin
) -> Taken:
    review = known.get(one.review.external_id)
    if review is None:
        review = _fresh(one, origin)
        session.add(review)
        _fill(session, review, one)
        return Taken.NEW
    if review.state != State.WAITING.value:
        return Taken.DECIDED
    if _is_same(review, one):
        return Taken.UNCHANGED
    _fill(session, review, one)
    return Taken.CHANGED


def _fresh(one: Matched, origin: Origin) -> Review:
    return Review(
        id=one.review_id,
        origin=origin.value,
        external_id=one.review.external_id,
        state=State.WAITING.value,
        decision="",
        answer="",
        stars=[],
    )


def _columns(one: Matched) -> dict[str, str | int | datetime]:
    """Return what the file says; `drafted_at` is when the review was written there."""
    return {
        "facility_id": one.facility_id,
        "role": one.opinion.role.value,
        "text": one.opinion.text,
        "signed": one.opinion.signed,
        "drafted_at": datetime.combine(one.review.written_on, time.min, tzinfo=UTC),
    }


def _is_same(review: Review, one: Matched) -> bool:
    stars = {each.criterion: each.stars for each in review.stars}
    return stars == one.opinion.stars and all(
        getattr(review, name) == value for name, value in _columns(one).items()
    )


def _fill(session: Session, review: Review, one: Matched) -> None:
    """Let the review say what the file says, with the doubts of the automatic check."""
    for name, value in _columns(one).items():
        setattr(review, name, value)
    review.known = one.opinion.known.value
    review.doubts = " ".join(
        doubts(opinion=one.opinion, author_host="", facility_email="", facility_website="")
    )
    review.stars.clear()
    session.flush()
    review.stars.extend(
        ReviewStars(criterion=key, stars=number)
        for key, number in sorted(one.opinion.stars.items())
    )
    session.flush()
