from datetime import timedelta

import sqlalchemy as sa

from portal.models.review import Review
from portal.services.reviews.confirm import confirm_review
from portal.services.reviews.purge_drafts import TERM, purge_drafts
from tests.models.records import NOW
from tests.services.reviews.conftest import TOKEN_HASH

LATER = NOW + TERM + timedelta(seconds=1)


def stored(session):
    session.expire_all()
    return session.scalars(sa.select(Review)).all()


def test_what_nobody_confirmed_in_seven_days_goes(session, submit):
    submit()

    assert purge_drafts(session, now=NOW + TERM) == 0
    assert purge_drafts(session, now=LATER) == 1
    assert purge_drafts(session, now=LATER) == 0
    assert stored(session) == []


def test_a_change_that_nobody_confirmed_goes_and_the_review_stays(session, submit, cipher):
    submit()
    confirm_review(session, token_hash=TOKEN_HASH, now=NOW, cipher=cipher)
    submit(number=2)

    assert purge_drafts(session, now=LATER) == 0

    (review,) = stored(session)
    assert (review.state, review.draft) == ("published", None)
