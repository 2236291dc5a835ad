from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.domain.reviews.mean import Mean, mean_of_parts
from portal.models.facility import Facility
from portal.models.review import Review, ReviewStars
from portal.queries.facilities import list_with_reports
from portal.queries.review_means import list_overall, read_means
from tests.models.records import make_facility, make_review, store_facility
from tests.queries.brute_force import repeatable
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


class TestKept:
    """What triggers keep beside a facility is what its reviews say, whoever writes them."""

    @staticmethod
    def kept(session, facility_id):
        details = list_with_reports(session, ids=[facility_id])[facility_id]
        return mean_of_parts(parts=details.star_parts, votes=details.votes)

    @given(seed=st.integers(0, 10_000))
    @settings(
        max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def test_d07_is_the_mean_of_what_is_published(self, session, seed):
        random = repeatable(seed)
        with session.begin_nested() as trial:
            facility_id = store(session, 0)
            for number in range(random.randrange(9)):
                review = make_review(
                    id=f"{number:032d}",
                    author_key=f"key {number}",
                    facility_id=facility_id,
                    state=random.choice(["published", "published", "waiting"]),
                )
                review.stars = [
                    ReviewStars(criterion=f"k{one}", stars=random.randint(1, 5))
                    for one in range(random.randrange(9))
                ]
                session.add(review)
            session.flush()

            kept = self.kept(session, facility_id)

            assert kept == read_means(session, facility_id=facility_id).overall
            trial.rollback()

    @pytest.mark.parametrize(
        ("statement", "votes"),
        [
            ("UPDATE review SET state = 'waiting' WHERE author_key = 'key 1'", 3),
            ("DELETE FROM review WHERE author_key = 'key 1'", 3),
            ("DELETE FROM review_stars WHERE review_id LIKE '%1'", 3),
            ("UPDATE review_stars SET stars = 1", 4),
            ("UPDATE review_stars SET criterion = 'x' WHERE criterion = 'essen'", 4),
            ("DELETE FROM review", 0),
        ],
    )
    def test_d07_follows_every_change(self, session, statement, votes):
        facility_id = store(session, 4)
        before = self.kept(session, facility_id)

        session.execute(sa.text(statement))

        assert before.votes == 4
        assert self.kept(session, facility_id).votes == votes
        assert (
            self.kept(session, facility_id) == read_means(session, facility_id=facility_id).overall
        )

    def test_d07_moves_with_a_review_to_another_facility(self, session):
        rated = store(session, 3)
        session.add(other := make_facility(external_id="other"))
        session.flush()

        session.execute(sa.update(Review).values(facility_id=other.id))

        assert self.kept(session, rated) == Mean(stars=None, votes=0)
        assert self.kept(session, other.id) == Mean(stars=Decimal("4.3"), votes=3)

    def test_goes_with_its_facility(self, session):
        store(session, 3)

        session.execute(sa.delete(Facility))

        assert session.scalars(sa.select(Review)).all() == []
