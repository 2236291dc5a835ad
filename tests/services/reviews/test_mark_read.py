"""Marking reviews as read."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.audit_entry import AuditEntry
from portal.models.review import Review
from portal.services.reviews.mark_read import mark_read
from portal.values.errors import NotFound
from tests.factories.companies import acting_as, give_facility, make_company
from tests.factories.directory import NOW
from tests.models.records import make_review, store_facility

ONE = "a" * 32


class TestMarkRead:
    def test_f06_marks_it_once(self, session: Session):
        facility = store_facility(session)
        made = make_company(session)
        give_facility(session, made, facility.id)
        session.add(make_review(facility_id=facility.id))
        session.flush()

        for _ in range(2):
            mark_read(session, acting=acting_as(session, made.master), review_id=ONE, now=NOW)

        assert session.scalars(sa.select(Review.provider_read_at)).one() == NOW
        (entry,) = session.scalars(sa.select(AuditEntry)).all()
        assert (entry.action, entry.details) == ("review_read", {"facility": facility.id})

    def test_f06_finds_nothing_of_another_company(self, session: Session):
        facility = store_facility(session)
        session.add(make_review(facility_id=facility.id))
        session.flush()
        made = make_company(session)

        with pytest.raises(NotFound):
            mark_read(session, acting=acting_as(session, made.master), review_id=ONE, now=NOW)
