from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal.domain.reviews.review import AuthorRole, Known, State
from portal.models.review import Review
from portal.queries.reviews import shown
from portal.services.reviews.apply import address_of, apply, draft_of
from portal.values.errors import NotFound
from tests.factories.reviews import OPINION
from tests.models.records import NOW

LATER = NOW + timedelta(hours=1)


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


@pytest.mark.parametrize(
    ("changed", "is_new"),
    [
        ({"text": "Anders."}, True),
        ({"stars": {"essen": 1}}, True),
        ({"known": Known.LAENGER}, True),
        ({"role": AuthorRole.BEWOHNER}, True),
        ({"signed": "E."}, False),
        ({}, False),
    ],
)
def test_f07_what_says_something_else_is_new_and_leaves_the_answer_behind(
    session, review, cipher, changed, is_new
):
    apply(session, review=review, opinion=OPINION, now=NOW, cipher=cipher)
    review.answer, review.answered_at, review.provider_read_at = "Danke.", NOW, NOW

    apply(session, review=review, opinion=replace(OPINION, **changed), now=LATER, cipher=cipher)

    now = shown(review=review, published_at=review.published_at)
    assert (now.answers_earlier, review.provider_read_at is None) == (is_new, is_new)
    assert review.answer == "Danke."


def test_f07_what_waits_is_new_from_when_it_was_written(session, review, cipher):
    apply(session, review=review, opinion=OPINION, now=NOW, cipher=cipher)
    review.answer, review.answered_at = "Danke.", NOW
    doubtful = replace(OPINION, text="Ruft an: 0171 1234567")

    state = apply(session, review=review, opinion=doubtful, now=LATER, cipher=cipher)

    assert (state, review.published_at) == (State.WAITING, LATER)


def test_what_was_never_public_stays_without_a_time(review, session, cipher):
    doubtful = replace(OPINION, text="Ruft an: 0171 1234567")

    apply(session, review=review, opinion=doubtful, now=NOW, cipher=cipher)

    assert (review.state, review.published_at) == ("waiting", None)


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
