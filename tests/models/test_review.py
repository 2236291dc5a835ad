"""What the database itself refuses of reviews."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.review import Review, ReviewReport, ReviewStars
from tests.models.records import NOW, make_review, store_facility


@pytest.fixture
def facility_id(session: Session) -> int:
    return store_facility(session).id


class TestReview:
    def test_keeps_its_stars_and_reports_and_takes_them_along(self, session, facility_id):
        review = make_review(facility_id=facility_id)
        review.stars = [ReviewStars(criterion="pflege", stars=5)]
        session.add(review)
        session.flush()
        session.add(
            ReviewReport(
                review_id=review.id, reason="x", reported_at=NOW, decision="", decided_at=None
            )
        )
        session.flush()

        session.execute(sa.delete(Review))

        assert session.scalars(sa.select(ReviewStars)).all() == []
        assert session.scalars(sa.select(ReviewReport)).all() == []

    @pytest.mark.parametrize(
        ("fields", "name"),
        [
            ({"id": "short"}, "id_is_random"),
            ({"state": "public"}, "state"),
            ({"origin": "x", "author_key": None, "external_id": "1"}, "origin_known"),
            ({"author_key": None}, "author_of_ours"),
            ({"external_id": "1"}, "id_of_partner"),
            ({"published_at": None}, "published_at"),
            ({"state": "rejected"}, "rejected_with_reason"),
            ({"answer": "Danke"}, "answer_with_its_time"),
        ],
    )
    def test_the_database_refuses_nonsense(self, session, facility_id, fields, name):
        session.add(make_review(facility_id=facility_id, **fields))

        with pytest.raises(sa.exc.IntegrityError, match=name):
            session.flush()

    def test_f01_one_author_reviews_a_facility_once(self, session, facility_id):
        session.add(make_review(facility_id=facility_id))
        session.add(make_review(facility_id=facility_id, id="b" * 32))

        with pytest.raises(sa.exc.IntegrityError):
            session.flush()

    @pytest.mark.parametrize("stars", [0, 6])
    def test_f12_stars_are_one_to_five(self, session, facility_id, stars):
        review = make_review(facility_id=facility_id)
        review.stars = [ReviewStars(criterion="pflege", stars=stars)]
        session.add(review)

        with pytest.raises(sa.exc.IntegrityError, match="one_to_five"):
            session.flush()

    def test_a_report_without_a_reason_is_refused(self, session, facility_id):
        session.add(make_review(facility_id=facility_id))
        session.flush()
        session.add(
            ReviewReport(
                review_id="a" * 32, reason="", reported_at=NOW, decision="", decided_at=None
            )
        )

        with pytest.raises(sa.exc.IntegrityError, match="reason_not_empty"):
            session.flush()
