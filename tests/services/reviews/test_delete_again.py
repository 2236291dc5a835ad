import sqlalchemy as sa

from portal.models.review import Review, ReviewStars
from portal.services.journal.note_erasure import note_erasure
from portal.services.reviews.delete_again import delete_reviews_again
from tests.models.records import NOW


def test_f01_what_its_author_deleted_goes_again_and_others_stay(session, submit):
    submit()
    submit(number=2, email="otto@example.org")
    note_erasure(session, random_id=f"{1:032d}", now=NOW)

    assert [delete_reviews_again(session) for _ in range(2)] == [1, 0]

    assert session.scalars(sa.select(Review.id)).all() == [f"{2:032d}"]
    assert f"{1:032d}" not in session.scalars(sa.select(ReviewStars.review_id)).all()
