from decimal import Decimal

import sqlalchemy as sa

from portal.domain.reviews.mean import Mean
from portal.models.review import ReviewStars
from portal.queries.review_means import list_overall, read_means
from tests.models.records import make_facility, make_review, store_facility
from tests.support.statements import counted


def store(session, number):
    facility = store_facility(session)
    for count in range(number):
        review = make_review(id=f"{count:032d}", author_key=f"key {count}", facility_id=facility.id)
        review.stars = [ReviewStars(criterion="pflege", stars=5)]
        if count:
            review.stars.append(ReviewStars(criterion="essen", stars=3))
        session.add(review)
    session.flush()
    return facility.id


def test_f12_overall_and_by_criterion_with_their_votes(session):
    means = read_means(session, facility_id=store(session, 3))

    assert means.overall == Mean(stars=Decimal("4.3"), votes=3)
    assert means.by_criterion == {
        "pflege": Mean(stars=Decimal("5.0"), votes=3),
        "essen": Mean(stars=None, votes=2),
    }


def test_one_statement_however_many_there_are(session):
    facility_id = store(session, 20)

    with counted(session.connection()) as statements:
        read_means(session, facility_id=facility_id)

    assert len(statements) == 1


def test_nobody_wrote_yet(session):
    means = read_means(session, facility_id=store(session, 0))

    assert means.overall == Mean(stars=None, votes=0)
    assert means.by_criterion == {}


def test_d14_the_means_of_many_take_one_statement(session):
    rated = store(session, 3)
    session.add(bare := make_facility(external_id="bare"))
    session.flush()

    with counted(session.connection()) as statements:
        means = list_overall(session, facility_ids=(rated, bare.id))

    assert len(statements) == 1
    assert means == {
        rated: read_means(session, facility_id=rated).overall,
        bare.id: Mean(stars=None, votes=0),
    }


def test_d14_only_published_reviews_count(session):
    rated = store(session, 3)
    session.execute(sa.text("UPDATE review SET state = 'waiting'"))

    assert list_overall(session, facility_ids=(rated,))[rated].votes == 0
