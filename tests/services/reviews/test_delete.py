import sqlalchemy as sa

from portal.models.erasure import Erasure
from portal.models.review import Review, ReviewStars
from portal.services.journal.note_erasure import hash_erased
from portal.services.reviews.confirm import confirm_review
from portal.services.reviews.delete import delete_review
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH


def test_f01_review_and_stars_go(session, submit, cipher, facility_id):
    submit()
    confirm_review(session, token_hash=TOKEN_HASH, now=NOW, cipher=cipher)

    assert delete_review(session, token_hash=TOKEN_HASH, now=NOW) == facility_id

    assert session.scalars(sa.select(Review)).all() == []
    proofs = session.execute(sa.select(Erasure.erased_hash, Erasure.erased_at)).all()
    assert proofs == [(hash_erased(random_id=f"{1:032d}"), NOW)]
    assert session.scalars(sa.select(ReviewStars)).all() == []


def test_twice_is_once(session, submit):
    submit()
    delete_review(session, token_hash=TOKEN_HASH, now=NOW)

    assert delete_review(session, token_hash=TOKEN_HASH, now=NOW) is None
