from dataclasses import replace

import pytest
import sqlalchemy as sa

from portal.domain.reviews.review import State
from portal.models.review import Review
from portal.services.reviews.apply import address_of, apply, draft_of
from portal.values.errors import NotFound
from tests.factories.reviews import OPINION
from tests.models.records import NOW


@pytest.fixture
def review(session, submit):
    submit()
    return session.scalars(sa.select(Review).options(sa.orm.selectinload(Review.stars))).one()


def test_f10_what_was_rejected_waits_for_a_person_again(session, review, cipher):
    review.state, review.decision = "rejected", "Grund."

    state = apply(session, review=review, opinion=OPINION, now=NOW, cipher=cipher)

    assert (state, review.decision) == (State.WAITING, "")


def test_stars_are_replaced(session, review, cipher):
    apply(session, review=review, opinion=OPINION, now=NOW, cipher=cipher)
    less = replace(OPINION, stars={"essen": 1})

    apply(session, review=review, opinion=less, now=NOW, cipher=cipher)

    assert {one.criterion: one.stars for one in review.stars} == {"essen": 1}


def test_the_address_is_read_from_its_ciphertext(review, cipher):
    assert address_of(review=review, cipher=cipher).key == "erika@example.org"


def test_without_an_address_or_with_a_broken_one_there_is_none(review, cipher):
    for data in (None, b"broken"):
        review.email = data
        with pytest.raises(NotFound):
            address_of(review=review, cipher=cipher)


def test_a_broken_draft_is_none(review, cipher):
    assert draft_of(review=review, cipher=cipher) == OPINION
    review.draft = b"broken"
    assert draft_of(review=review, cipher=cipher) is None
    review.draft = cipher.encrypt(plain=b"[]", owner_id=review.id)
    assert draft_of(review=review, cipher=cipher) is None
