"""What waits for support is counted in one statement."""

from portal.models.correction import Correction
from portal.models.review import ReviewReport
from portal.queries.support_queues import Queues, count_queues
from tests.models.records import NOW, make_inquiry, make_review, store_facility
from tests.support.statements import counted


def test_nothing_waits_in_an_empty_portal(session):
    with counted(session.connection()) as statements:
        found = count_queues(session)

    assert found == Queues(reviews=0, reported=0, corrections=0, inquiries=0, claims=0)
    assert len(statements) == 1


def test_counts_what_waits_and_nothing_else(session):
    facility_id = store_facility(session).id
    for letter, state, reports in (
        ("a", "waiting", [""]),
        ("b", "waiting", []),
        ("c", "published", ["", ""]),
        ("d", "published", ["published: Nein."]),
        ("e", "draft", []),
    ):
        review = make_review(
            id=letter * 32, author_key=letter, facility_id=facility_id, state=state
        )
        session.add(review)
        session.flush()
        session.add_all(
            ReviewReport(
                review_id=review.id,
                reason="x",
                reported_at=NOW,
                decision=decision,
                decided_at=NOW if decision else None,
            )
            for decision in reports
        )
    for letter, decision in (("a", ""), ("b", ""), ("c", ""), ("d", "Geändert.")):
        session.add(
            Correction(
                id=letter * 32,
                facility_id=facility_id,
                block="kontakt",
                text=None if decision else b"x",
                email=None,
                reported_at=NOW,
                decision=decision,
                decided_at=NOW if decision else None,
            )
        )
    session.add(make_inquiry(facility_id=facility_id, state="zurueckgehalten", sent_at=None))
    session.add(make_inquiry(id="b" * 32, batch_id="c" * 32, facility_id=facility_id))
    session.flush()

    found = count_queues(session)

    assert (found.reviews, found.reported) == (2, 1)
    assert (found.corrections, found.inquiries) == (3, 1)
