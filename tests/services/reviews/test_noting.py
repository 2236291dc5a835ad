"""What the audit trail says of a review."""

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.audit.action import Action
from portal.models.audit_entry import AuditEntry
from portal.services.reviews.noting import note_review
from tests.factories.companies import acting_as, make_company
from tests.factories.directory import NOW
from tests.models.records import make_review


def test_note_review_says_who_and_which_and_never_what(session: Session):
    made = make_company(session)
    review = make_review(text="Geheimkanarie", answer="Geheimkanarie", answered_at=NOW)

    note_review(
        session,
        acting=acting_as(session, made.master),
        review=review,
        action=Action.REVIEW_ANSWERED,
        now=NOW,
    )

    entry = session.scalars(sa.select(AuditEntry)).one()
    assert (entry.actor, entry.subject_id, entry.company_id) == (
        "Erika Musterfrau",
        review.id,
        made.id,
    )
    assert "Geheimkanarie" not in str(entry.details)
